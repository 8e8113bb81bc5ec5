import { randomBytes } from 'node:crypto'
import type { CallbackBody } from './callback-payload.ts'
import type { CallbackEncoding } from './words.ts'

/** Forms have no nesting: `Legs[0][Status]`, and a status not yet known is empty. */
function flatten(body: CallbackBody): [string, string][] {
  const fields: [string, string][] = []
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string' || typeof value === 'number') {
      fields.push([name, String(value)])
      continue
    }
    value.forEach((leg, index) => {
      for (const [key, part] of Object.entries(leg)) fields.push([`${name}[${index}][${key}]`, String(part ?? '')])
    })
  }
  return fields
}

function multipart(fields: readonly [string, string][], boundary: string): string {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--${boundary}--\r\n`
}

/** The bytes and content type of a callback in the encoding that was asked for. */
export function encodeCallback(body: CallbackBody, encoding: CallbackEncoding): { type: string; payload: string } {
  switch (encoding) {
    case 'application/json':
      return { type: 'application/json', payload: JSON.stringify(body) }
    case 'application/x-www-form-urlencoded':
      return { type: encoding, payload: new URLSearchParams(flatten(body)).toString() }
    case 'multipart/form-data': {
      const boundary = `------------------------${randomBytes(8).toString('hex')}`
      return { type: `multipart/form-data; boundary=${boundary}`, payload: multipart(flatten(body), boundary) }
    }
    default:
      return encoding satisfies never
  }
}
