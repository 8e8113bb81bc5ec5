import { type Fields, flatten } from './fields.ts'

/** The fields of a REST reply, JSON or XML, without the root (`Call`, `TwilioResponse`). Null when it is neither. */
export const readReply = (body: string): Fields | null => {
  const text = body.trimStart()
  if (text.startsWith('{')) return readJson(text)
  return /^(<\?xml[^>]*>\s*)?<TwilioResponse\b/.test(text) ? readXml(text) : null
}

const clean = (pairs: Iterable<readonly [string, string]>): Fields => {
  const fields = new Map<string, string>()
  for (const [name, value] of pairs) {
    const text = value.trim()
    if (text !== '' && text.toLowerCase() !== 'null' && !fields.has(name)) fields.set(name, text)
  }
  return fields
}

const readJson = (text: string): Fields | null => {
  try {
    const root = JSON.parse(text) as Record<string, unknown>
    return clean(flatten(root.Call ?? root.RestException ?? root, '', 0))
  } catch {
    return null
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Leaves by their own name, `Details[…]` for those inside it: all that a Call or a RestException has. */
const readXml = (text: string): Fields => {
  const leaves = text.matchAll(/<(Details)>|<([A-Za-z]\w*)>([^<]*)<\/\2>/g)
  const pairs: [string, string][] = []
  let inDetails = false
  for (const [, details, name, value] of leaves) {
    if (details) inDetails = true
    else if (name) pairs.push([inDetails ? `Details[${name}]` : name, unescapeXml(value ?? '')])
  }
  return clean(pairs)
}

const unescapeXml = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
