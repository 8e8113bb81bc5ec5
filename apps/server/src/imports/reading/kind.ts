import { open, stat } from 'node:fs/promises'
import { FileRefused } from './file-refused.ts'
import type { ReadingLimits } from './limits.ts'

const startsWith = (head: Buffer, bytes: number[]) => bytes.every((byte, at) => head[at] === byte)

/** The first bytes decide, never the name. Refuses what can be named; throws FileRefused. */
export async function fileKind(path: string, limits: ReadingLimits): Promise<'text' | 'zip'> {
  const { size } = await stat(path)
  if (size === 0) throw new FileRefused('empty-file')
  if (size > limits.fileBytes) {
    throw new FileRefused('too-large', `The limit is ${Math.floor(limits.fileBytes / 1024 / 1024)} MB.`)
  }
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(Math.min(size, 4096))
    await file.read(head, 0, head.length, 0)
    if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileRefused(await oldOffice(file, size))
    if (startsWith(head, [0x09, 0x08]) || startsWith(head, [0x09, 0x04])) throw new FileRefused('old-excel')
    if (head.subarray(0, 1024).includes('%PDF-')) throw new FileRefused('pdf')
    if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
    const packed = [
      [0x1f, 0x8b],
      [0x37, 0x7a, 0xbc, 0xaf],
      [0x52, 0x61, 0x72, 0x21],
      [0x89, 0x50, 0x4e, 0x47],
      [0xff, 0xd8, 0xff],
      [0x47, 0x49, 0x46, 0x38],
    ]
    if (packed.some((magic) => startsWith(head, magic))) throw new FileRefused('archive')
    return 'text'
  } finally {
    await file.close()
  }
}

/** A workbook with a password is an OLE file too; the name of its stream, in UTF-16, gives it away. */
async function oldOffice(file: Awaited<ReturnType<typeof open>>, size: number) {
  const mark = Buffer.from('EncryptedPackage', 'utf16le')
  const part = Buffer.alloc(256 * 1024)
  for (let at = 0; at < size; at += part.length - mark.length) {
    const { bytesRead } = await file.read(part, 0, part.length, at)
    if (part.subarray(0, bytesRead).includes(mark)) return 'password-protected'
  }
  return 'old-excel'
}
