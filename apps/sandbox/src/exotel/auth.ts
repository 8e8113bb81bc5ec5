import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Credentials } from './carrier.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** `none`: no Basic header at all. `wrong`: another user or password than the account's. */
export function checkBasic(request: FastifyRequest, { apiKey, token }: Credentials): 'ok' | 'none' | 'wrong' {
  const [scheme, value] = (request.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'basic' || !value) return 'none'
  const given = Buffer.from(value, 'base64').toString('utf8')
  return timingSafeEqual(digest(given), digest(`${apiKey}:${token}`)) ? 'ok' : 'wrong'
}
