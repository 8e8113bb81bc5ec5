import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { TextEncoding } from './file-reading.ts'
import { FileRefused } from './file-refused.ts'

/**
 * Reads the whole file once: text whose only letter outside ASCII stands in its last row must not be taken for UTF-8.
 * Throws FileRefused `not-a-table` for bytes that are no text in any of the four encodings.
 */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  let bytes = 0
  let control = 0
  const nuls = [0, 0]
  let undefinedIn1252 = 0
  let utf8 = true
  let carry: Buffer = Buffer.alloc(0)
  let damaged = { good: 0, bad: 0 }
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (bytes === 0) {
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
      if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
    }
    if (bytes < 1024 * 1024) {
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] as number
        if (byte === 0) nuls[at & 1] = (nuls[at & 1] as number) + 1
        else if (byte === 0x7f || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26))
          control++
        else if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) undefinedIn1252++
      }
    }
    bytes += chunk.length
    const joined = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    const whole = wholeCharacters(joined)
    carry = joined.subarray(whole)
    const part = joined.subarray(0, whole)
    if (!isUtf8(part)) {
      utf8 = false
      damaged = add(damaged, nonAscii(part))
    } else if (!utf8) damaged = add(damaged, nonAscii(part))
  }
  if (carry.length > 0) utf8 = false

  const seen = Math.min(bytes, 1024 * 1024)
  const [even, odd] = nuls as [number, number]
  if (odd > seen * 0.2 && even < seen * 0.05) return 'utf-16le'
  if (even > seen * 0.2 && odd < seen * 0.05) return 'utf-16be'
  if (control > 0 && control > seen * 0.002) throw new FileRefused('not-a-table')
  if (even + odd > Math.max(1, seen * 0.05)) throw new FileRefused('not-a-table')
  if (utf8 || damaged.good > 9 * damaged.bad) return 'utf-8'
  if (undefinedIn1252 > 0) throw new FileRefused('not-a-table')
  return 'windows-1252'
}

/** The length without a UTF-8 character that is cut by the end of the chunk. */
function wholeCharacters(chunk: Buffer) {
  for (let back = 1; back <= 3 && back <= chunk.length; back++) {
    const byte = chunk[chunk.length - back] as number
    if ((byte & 0xc0) === 0x80) continue
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needs > back ? chunk.length - back : chunk.length
  }
  return chunk.length
}

/** Well-formed characters outside ASCII, and broken ones: a few broken bytes do not make Marathi Windows-1252. */
function nonAscii(part: Buffer) {
  const text = part.toString('utf8')
  let good = 0
  let bad = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) bad++
    else if (code > 127) good++
  }
  return { good, bad }
}

const add = (a: { good: number; bad: number }, b: { good: number; bad: number }) => ({
  good: a.good + b.good,
  bad: a.bad + b.bad,
})

/** The text of a file in pieces, without its byte order mark and without NUL characters. */
export async function* readText(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true })
    yield text.includes('\0') ? text.replaceAll('\0', '') : text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
