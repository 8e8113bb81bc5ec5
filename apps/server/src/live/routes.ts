import type { FastifyInstance } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { serve } from '../platform/http/serve.ts'
import { maySeeFloor, maySeeOwnDay } from './policy.ts'
import { readFloor, readOwnDay } from './queries.ts'

export const registerLive = (app: FastifyInstance, deps: { db: Db; clock: Clock }): void => {
  serve(app, 'GET /api/floor', { may: maySeeFloor }, ({ caller }) => readFloor(deps, caller))
  serve(app, 'GET /api/me/today', { may: maySeeOwnDay }, ({ caller }) => readOwnDay(deps, caller.userId))
}
