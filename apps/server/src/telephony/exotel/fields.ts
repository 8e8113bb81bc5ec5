import type { Transport } from '../port.ts'

/** Field names as Exotel's forms write them (`Legs[0][Status]`), whatever the encoding was. Empty and "null" are absent. */
export type Fields = ReadonlyMap<string, string>

export interface ReadBody {
  transport: Transport
  fields: Fields
}

const mostFields = 500

/**
 * Reads a callback by what it looks like: content types are wrong or missing too often to be believed (exotel.md §2.1).
 * Query parameters are merged in; the body wins. Never throws; what cannot be read has no fields.
 */
export const readFields = (body: string, query: string): ReadBody => {
  const { transport, pairs } = pairsOf(body)
  const fields = new Map<string, string>()
  for (const [name, value] of [...new URLSearchParams(query), ...pairs].slice(0, mostFields)) {
    const text = value.trim()
    if (text !== '' && text.toLowerCase() !== 'null') fields.set(name, text)
  }
  return { transport, fields }
}

type Pairs = [string, string][]

const pairsOf = (body: string): { transport: Transport; pairs: Pairs } => {
  const text = body.trimStart()
  if (text === '') return { transport: 'query', pairs: [] }
  if (text.startsWith('{') || text.startsWith('[')) return { transport: 'json', pairs: jsonPairs(text) }
  if (text.startsWith('--')) return { transport: 'multipart', pairs: multipartPairs(text) }
  return { transport: 'form', pairs: text.includes('=') ? [...new URLSearchParams(text.trim())] : [] }
}

const jsonPairs = (text: string): Pairs => {
  try {
    return flatten(JSON.parse(text), '', 0)
  } catch {
    return []
  }
}

/** `{Legs: [{Status}]}` → `Legs[0][Status]`. */
export const flatten = (value: unknown, name: string, depth: number): Pairs => {
  if (value === null || value === undefined || depth > 6) return []
  if (typeof value !== 'object') return name === '' ? [] : [[name, String(value)]]
  return Object.entries(value)
    .slice(0, mostFields)
    .flatMap(([key, part]) => flatten(part, name === '' ? key : `${name}[${key}]`, depth + 1))
}

/** The boundary is the first line, so that a wrong or missing content type does no harm. */
const multipartPairs = (text: string): Pairs => {
  const boundary = text.slice(0, text.search(/\r?\n|$/)).trim()
  return text.split(boundary).flatMap((part): Pairs => {
    const match = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*?)\r?\n?$/.exec(part)
    const name = match?.[1] && /content-disposition:[^\n]*[; ]name="?([^";\r\n]+)"?/i.exec(match[1])?.[1]
    return match && name ? [[name, match[2] ?? '']] : []
  })
}
