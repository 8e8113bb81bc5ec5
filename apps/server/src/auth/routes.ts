import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { Refusal } from '../platform/refusal.ts'
import { changePassword } from './commands/change-password.ts'
import { endOwnSession, signOut, signOutEverywhere } from './commands/end-sessions.ts'
import { refreshSession } from './commands/refresh-session.ts'
import { signIn } from './commands/sign-in.ts'
import { refuseForeign, refuseForged } from './csrf.ts'
import type { AuthDeps } from './deps.ts'
import { makeLimit } from './limits.ts'
import { mayMindOwnSignIn } from './policy.ts'
import { readPerson } from './queries.ts'
import { sessionsOf } from './store.ts'

const cookieName = 'telehub_refresh'
const minute = 60_000

export const registerAuthRoutes = (app: FastifyInstance, deps: AuthDeps): void => {
  const { db, clock, config } = deps
  const cookie = {
    path: '/api/auth',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl.startsWith('https:'),
  }
  const setCookie = (reply: FastifyReply, token: string, expiresAt: Date) =>
    reply.setCookie(cookieName, token, {
      ...cookie,
      sameSite: 'strict',
      maxAge: Math.floor((expiresAt.getTime() - clock.now().getTime()) / 1000),
    })
  const signedIn = async (userId: number, sessionId: string) => {
    const user = await readPerson(db, userId)
    if (!user) throw new Refusal('session-ended', 'This session has ended: please sign in again.')
    return { ...deps.tokens.sign(userId, sessionId), user }
  }

  // A whole office may sit behind one address, and signs in at ten.
  const perAddress = makeLimit(app, { name: 'login-ip', max: 60, windowMs: minute, keyOf: (r) => r.ip })
  const perEmail = makeLimit(app, {
    name: 'login-email',
    max: 20,
    windowMs: 15 * minute,
    keyOf: (r) => (r.body as { email: string }).email.trim().toLowerCase(),
  })
  const refreshes = makeLimit(app, { name: 'refresh', max: 600, windowMs: minute, keyOf: (r) => r.ip })
  const passwords = makeLimit(app, {
    name: 'password',
    max: 10,
    windowMs: 15 * minute,
    keyOf: (r) => String(r.caller?.userId),
  })

  serve(app, 'POST /api/auth/login', { may: null }, async ({ body, request, reply }) => {
    refuseForeign(request, config.publicUrl)
    await perAddress(request)
    await perEmail(request)
    const session = await signIn(deps, { ...body, ip: request.ip, userAgent: userAgentOf(request) })
    setCookie(reply, session.refreshToken, session.expiresAt)
    return signedIn(session.userId, session.sessionId)
  })

  serve(app, 'POST /api/auth/refresh', { may: null }, async ({ request, reply }) => {
    refuseForged(request, config.publicUrl)
    await refreshes(request)
    try {
      const session = await refreshSession(deps, request.cookies[cookieName])
      if (session.refreshToken) setCookie(reply, session.refreshToken, session.expiresAt)
      return await signedIn(session.userId, session.sessionId)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'session-ended')
        reply.clearCookie(cookieName, { path: cookie.path })
      throw error
    }
  })

  serve(app, 'POST /api/auth/logout', { may: null }, async ({ request, reply }) => {
    refuseForged(request, config.publicUrl)
    await signOut(deps, request.cookies[cookieName])
    reply.clearCookie(cookieName, { path: cookie.path })
    return { ok: true as const }
  })

  serve(app, 'POST /api/auth/logout-everywhere', { may: mayMindOwnSignIn }, async ({ caller, reply }) => {
    await signOutEverywhere(deps, { userId: caller.userId, because: 'signed-out' })
    reply.clearCookie(cookieName, { path: cookie.path })
    return { ok: true as const }
  })

  serve(app, 'GET /api/auth/me', { may: mayMindOwnSignIn }, async ({ caller }) => {
    const user = await readPerson(db, caller.userId)
    if (!user) throw new Refusal('not-signed-in', 'Please sign in.')
    return user
  })

  serve(app, 'POST /api/auth/password', { may: mayMindOwnSignIn }, async ({ body, caller, request }) => {
    await passwords(request)
    await changePassword(deps, { userId: caller.userId, sessionId: caller.sessionId, ...body })
    return { ok: true as const }
  })

  serve(app, 'GET /api/auth/sessions', { may: mayMindOwnSignIn }, async ({ caller }) => {
    const rows = await sessionsOf(db, caller.userId, clock.now())
    return {
      items: rows.map((row) => ({
        id: row.id,
        current: row.id === caller.sessionId,
        createdAt: row.created_at.toISOString(),
        lastUsedAt: row.last_used_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        ip: row.ip,
        userAgent: row.user_agent,
      })),
    }
  })

  serve(app, 'DELETE /api/auth/sessions/{id}', { may: mayMindOwnSignIn }, async ({ params, caller }) => {
    await endOwnSession(deps, { userId: caller.userId, sessionId: params.id })
    return { ok: true as const }
  })
}

const userAgentOf = (request: FastifyRequest): string | null => request.headers['user-agent'] ?? null
