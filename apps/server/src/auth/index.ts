import type { FastifyInstance } from 'fastify'
import { makeCallers } from './callers.ts'
import type { AuthDeps } from './deps.ts'
import { enforcePermissions } from './enforce.ts'
import { registerAuthRoutes } from './routes.ts'
import { makeAccessTokens } from './tokens.ts'

export { authenticateSocket } from './authenticate-socket.ts'
export { startSession } from './commands/start-session.ts'
export type { AuthDeps } from './deps.ts'
export { checkStrength, hashPassword } from './passwords.ts'
export { presentPerson, readPerson, selectPeople } from './queries.ts'
export { endedAmong, endSessions as endSessionsOf } from './store.ts'
export { authTickers } from './tickers.ts'

/** What the rest of the server needs to know who is asking. */
export const makeAuth = (deps: Omit<AuthDeps, 'tokens' | 'callers'>): AuthDeps => {
  const tokens = makeAccessTokens(deps.config.jwtSecret, deps.clock)
  return { ...deps, tokens, callers: makeCallers({ db: deps.db, clock: deps.clock, tokens }) }
}

/** Guards every route registered after it, and serves sign-in. */
export const registerAuth = (app: FastifyInstance, auth: AuthDeps): void => {
  enforcePermissions(app, auth.callers)
  registerAuthRoutes(app, auth)
}
