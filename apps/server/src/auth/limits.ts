import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../platform/refusal.ts'

export type Limit = (request: FastifyRequest) => Promise<void>

/** A limit on something a request names. Refuses `too-many-requests`, and says when it frees up. */
export const makeLimit = (
  app: FastifyInstance,
  options: { name: string; max: number; windowMs: number; keyOf: (request: FastifyRequest) => string },
): Limit => {
  const check = app.createRateLimit({
    max: options.max,
    timeWindow: options.windowMs,
    // Hashed: an e-mail has no business in a shared store.
    keyGenerator: (request) =>
      `${options.name}:${createHash('sha256').update(options.keyOf(request)).digest('base64url').slice(0, 22)}`,
  })
  return async (request) => {
    const result = await check(request)
    if (result.isAllowed || !result.isExceeded) return
    throw new Refusal('too-many-requests', 'Too many attempts from here: please wait a moment.', {
      freesAt: new Date(Date.now() + result.ttl),
    })
  }
}
