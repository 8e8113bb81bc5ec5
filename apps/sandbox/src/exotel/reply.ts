import type { FastifyReply, FastifyRequest } from 'fastify'

export type WireValue = string | number | null | WireObject | readonly WireObject[]
export interface WireObject {
  readonly [name: string]: WireValue
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const escapeXml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)

function element(name: string, value: WireValue, indent: string): string {
  if (value === null || value === '') return `${indent}<${name}/>\n`
  if (typeof value !== 'object') return `${indent}<${name}>${escapeXml(String(value))}</${name}>\n`
  const inner = Array.isArray(value)
    ? value.map((item: WireObject) => listItem(name, item, `${indent} `)).join('')
    : children(value as WireObject, `${indent} `)
  return `${indent}<${name}>\n${inner}${indent}</${name}>\n`
}

const children = (value: WireObject, indent: string) =>
  Object.entries(value)
    .map(([name, child]) => element(name, child, indent))
    .join('')

/** `Legs: [{Leg: {…}}]` already names its items; `Calls: [{…}]` takes the singular. */
function listItem(list: string, item: WireObject, indent: string): string {
  const named = Object.keys(item).length === 1 && typeof Object.values(item)[0] === 'object'
  return named ? children(item, indent) : element(list.replace(/s$/, ''), item, indent)
}

const toXml = (root: WireObject) => `<?xml version="1.0" encoding="UTF-8"?>\n${element('TwilioResponse', root, '')}`

/** JSON when the path ends in `.json`, XML otherwise, errors included. */
function wantsJson(request: FastifyRequest): boolean {
  return (request.url.split('?')[0] ?? '').endsWith('.json')
}

export function sendWire(request: FastifyRequest, reply: FastifyReply, status: number, root: WireObject): FastifyReply {
  reply.code(status)
  return wantsJson(request)
    ? reply.type('application/json').send(JSON.stringify(root))
    : reply.type('application/xml').send(toXml(root))
}

/** Exotel's error body. `Code` is often missing on the wire, and so it is here unless given. */
export function sendException(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  message: string,
  code?: number | string,
): FastifyReply {
  const exception = code === undefined ? {} : { Code: code }
  return sendWire(request, reply, status, { RestException: { Status: status, Message: message, ...exception } })
}
