import type { FastifyRequest } from 'fastify'
import { Refusal } from '../platform/refusal.ts'

/** A foreign page cannot send it without asking first, and we grant nobody. */
const csrfHeader = 'x-telehub-csrf'

const foreign = (request: FastifyRequest, publicUrl: string): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = request.headers
  if (origin === undefined) return false
  if (origin === new URL(publicUrl).origin) return false
  return !URL.canParse(origin) || new URL(origin).host !== request.host
}

/** Refuses (`csrf`) what a page of another site sent. */
export const refuseForeign = (request: FastifyRequest, publicUrl: string): void => {
  if (foreign(request, publicUrl)) throw new Refusal('csrf', 'This request came from another site.')
}

/** For routes on which the cookie acts: our own page says so with a header as well. */
export const refuseForged = (request: FastifyRequest, publicUrl: string): void => {
  refuseForeign(request, publicUrl)
  if (request.headers[csrfHeader] !== '1') throw new Refusal('csrf', `The header ${csrfHeader}: 1 is missing.`)
}
