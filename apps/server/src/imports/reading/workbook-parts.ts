import { posix } from 'node:path'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { FileRefused } from './file-refused.ts'
import type { ReadingLimits } from './limits.ts'

/** The parts of a workbook's package by their path, opened one at a time. Close it. */
export type WorkbookParts = {
  has(path: string): boolean
  size(path: string): number
  open(path: string): Promise<Readable>
  close(): void
}

const suspicious = 20 * 1024 * 1024

/** Looks at every entry's sizes before anything is unpacked; yauzl then holds each entry to the size it declared. Throws FileRefused. */
export async function openParts(path: string, limits: ReadingLimits): Promise<WorkbookParts> {
  const zip = await openZip(path)
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > limits.zipEntries) throw new FileRefused('zip-bomb')
    let total = 0
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (total > limits.unpackedBytes || (entry.uncompressedSize > suspicious && ratio > limits.unpackRatio)) {
        throw new FileRefused('zip-bomb')
      }
      entries.set(entry.fileName.replace(/^\//, ''), entry)
    }
  } catch (error) {
    zip.close()
    throw error instanceof FileRefused ? error : new FileRefused('corrupt-workbook')
  }
  if (!entries.has('[Content_Types].xml')) {
    zip.close()
    throw new FileRefused(entries.has('mimetype') ? 'open-document' : 'archive')
  }
  return {
    has: (part) => entries.has(part),
    size: (part) => entries.get(part)?.uncompressedSize ?? 0,
    open: async (part) => {
      const entry = entries.get(part)
      if (!entry || entry.isEncrypted()) throw new FileRefused('corrupt-workbook')
      return zip.openReadStreamPromise(entry)
    },
    close: () => zip.close(),
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true })
  } catch {
    throw new FileRefused('corrupt-workbook')
  }
}

/** Where a relationship's target lies in the package. */
export const targetPath = (from: string, target: string) =>
  target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(from), target)
