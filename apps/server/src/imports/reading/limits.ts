/** What a file may be. Bytes unless said; each can be set by the caller, these are the defaults. */
export type ReadingLimits = {
  /** Of the upload itself. */
  fileBytes: number
  columns: number
  /** Characters of one cell; longer ones are cut (a spreadsheet's own limit is 32,767). */
  cellChars: number
  /** Of all parts of a workbook, unpacked. */
  unpackedBytes: number
  /** Unpacked to packed, looked at only for parts above 20 MB unpacked. */
  unpackRatio: number
  zipEntries: number
  sharedStringBytes: number
}

export const defaultLimits: ReadingLimits = {
  fileBytes: 50 * 1024 * 1024,
  columns: 200,
  cellChars: 32_767,
  unpackedBytes: 800 * 1024 * 1024,
  unpackRatio: 200,
  zipEntries: 2_000,
  sharedStringBytes: 160 * 1024 * 1024,
}
