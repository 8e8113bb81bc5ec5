import type { Readable } from 'node:stream'
import { FileRefused } from './file-refused.ts'

/** `text` is undecoded until asked for; names come without their namespace prefix. */
export type XmlToken =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

/** No tag and no text of one cell is longer. */
const longestPiece = 4 * 1024 * 1024

/**
 * Hands the tags and texts of a workbook's XML to `take` in constant memory, and yields after every piece, so that the caller can pass on what
 * it made of them. A document type is refused: no workbook has one, and entities declared there can grow without end.
 */
export async function* readXml(input: Readable, take: (token: XmlToken) => void): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8')
  let buffer = ''
  for await (const chunk of input as AsyncIterable<Buffer>) {
    buffer += decoder.decode(chunk, { stream: true })
    let at = 0
    for (;;) {
      const open = buffer.indexOf('<', at)
      if (open === -1) break
      const special = buffer[open + 1] === '!' ? specialTag(buffer, open) : null
      const close = special ? special.close : tagEnd(buffer, open)
      if (close === -1) break
      if (open > at) take({ kind: 'text', text: decodeXml(buffer.slice(at, open)) })
      at = close + 1
      if (special?.text) take({ kind: 'text', text: special.text })
      if (!special && buffer[open + 1] !== '?') take(tagToken(buffer, open, close))
    }
    buffer = at === 0 ? buffer : buffer.slice(at)
    if (buffer.length > longestPiece) throw new FileRefused('corrupt-workbook')
    yield
  }
}

/** Comments and CDATA; `close` is -1 when the buffer ends first. */
function specialTag(buffer: string, open: number): { close: number; text: string } {
  const [start, stop] = buffer.startsWith('<![CDATA[', open) ? ['<![CDATA[', ']]>'] : ['<!--', '-->']
  if (buffer.length - open < 9) return { close: -1, text: '' }
  if (!buffer.startsWith(start, open)) throw new FileRefused('corrupt-workbook')
  const end = buffer.indexOf(stop, open + start.length)
  if (end === -1) return { close: -1, text: '' }
  return { close: end + 2, text: stop === ']]>' ? buffer.slice(open + 9, end) : '' }
}

/** The end of a tag; a `>` inside a quoted attribute is not one. */
function tagEnd(buffer: string, open: number): number {
  let end = buffer.indexOf('>', open)
  while (end !== -1) {
    const tag = buffer.slice(open, end)
    if (!tag.includes('"') || tag.split('"').length % 2 === 1) return end
    end = buffer.indexOf('>', end + 1)
  }
  return -1
}

function tagToken(buffer: string, open: number, close: number): XmlToken {
  if (buffer[open + 1] === '/') return { kind: 'close', name: localName(buffer.slice(open + 2, close).trim()) }
  const empty = buffer[close - 1] === '/'
  const inside = buffer.slice(open + 1, empty ? close - 1 : close)
  const space = inside.search(/\s/)
  const name = space === -1 ? inside : inside.slice(0, space)
  return { kind: 'open', name: localName(name), attributes: space === -1 ? '' : inside.slice(space), empty }
}

const localName = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

/** An attribute's value, by its name with the prefix it has in the file. */
export function attribute(attributes: string, name: string): string | null {
  for (const quote of ['"', "'"]) {
    const from = attributes.indexOf(` ${name}=${quote}`)
    if (from === -1) continue
    const start = from + name.length + 3
    const end = attributes.indexOf(quote, start)
    return end === -1 ? null : decodeXml(attributes.slice(start, end))
  }
  return null
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name.toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
