const fileRefusals = [
  'empty-file',
  'too-large',
  'old-excel',
  'password-protected',
  'open-document',
  'pdf',
  'archive',
  'not-a-table',
  'corrupt-workbook',
  'zip-bomb',
  'too-many-columns',
  'no-such-sheet',
  'no-rows',
] as const
export type FileRefusalCode = (typeof fileRefusals)[number]

const sentences: Record<FileRefusalCode, string> = {
  'empty-file': 'The file is empty.',
  'too-large': 'The file is larger than this server takes. Split it into smaller files and import them one by one.',
  'old-excel': 'This is an old Excel workbook (.xls). Open it and save it as XLSX or CSV.',
  'password-protected': 'The workbook is protected by a password. Save a copy without one.',
  'open-document': 'This is an OpenDocument or another office file. Save it as XLSX or CSV.',
  pdf: 'This is a PDF, whatever its name says. Export the list as XLSX or CSV.',
  archive: 'This is a packed archive or a picture. Unpack it and send the list itself, as XLSX or CSV.',
  'not-a-table':
    'This does not look like a list: it is neither readable text nor a workbook. Export it as XLSX or CSV.',
  'corrupt-workbook': 'The workbook is damaged and cannot be read. Open it in a spreadsheet and save it again.',
  'zip-bomb': 'The workbook unpacks to far more than its size allows. Save only the list into a new workbook.',
  'too-many-columns': 'The file has too many columns. Keep the ones that describe the leads.',
  'no-such-sheet': 'The workbook has no sheet of that name.',
  'no-rows': 'The file has no rows with data.',
}

/** An expected refusal of a file: a code, and a sentence for the person who sent it. */
export class FileRefused extends Error {
  readonly code: FileRefusalCode
  constructor(code: FileRefusalCode, more = '') {
    super(more === '' ? sentences[code] : `${sentences[code]} ${more}`)
    this.name = 'FileRefused'
    this.code = code
  }
}
