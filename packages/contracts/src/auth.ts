import { breakReasons, presences, roles } from '@telehub/domain'
import { z } from 'zod'
import { e164, id, idParam, instant, nonEmpty, nothing, ok } from './common.ts'
import { defineRoutes } from './contract.ts'

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
export const password = z.string().min(1).max(200)
export const languageCode = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, 'a language code like hi, mr or en')

export const userView = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  phone: z.string().nullable(),
  languages: z.array(z.string()),
  disabled: z.boolean(),
  createdAt: instant,
})
export type UserView = z.infer<typeof userView>

export const signedIn = z.object({ accessToken: z.string(), expiresAt: instant, user: userView })
export const sessionView = z.object({
  id: z.uuid(),
  current: z.boolean(),
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export const presenceView = z.object({
  userId: id,
  state: z.enum(presences),
  reason: z.string().nullable(),
  since: instant,
})
export type PresenceView = z.infer<typeof presenceView>
export const teamView = z.object({ id, name: z.string(), members: z.number() })

const sessionParam = z.object({ id: z.uuid() })

export const authRoutes = defineRoutes({
  'POST /api/auth/login': {
    summary: 'Sign in with e-mail and password; sets the refresh cookie',
    tag: 'Sign-in',
    public: true,
    body: z.object({ email, password }),
    reply: signedIn,
    refusals: ['wrong-credentials', 'account-locked', 'too-many-requests'],
  },
  'POST /api/auth/refresh': {
    summary: 'A new access token for the refresh cookie, which is rotated; an old cookie used again ends the session',
    tag: 'Sign-in',
    public: true,
    reply: signedIn,
    refusals: ['session-ended', 'csrf', 'too-many-requests'],
  },
  'POST /api/auth/logout': { summary: 'Sign out here', tag: 'Sign-in', public: true, reply: ok, refusals: ['csrf'] },
  'POST /api/auth/logout-everywhere': { summary: 'End every session of mine', tag: 'Sign-in', reply: ok },
  'GET /api/auth/me': { summary: 'Who I am', tag: 'Sign-in', reply: userView },
  'POST /api/auth/password': {
    summary: 'Change my password; ends my other sessions',
    tag: 'Sign-in',
    body: z.object({ current: password, next: password }),
    reply: ok,
    refusals: ['wrong-credentials', 'weak-password', 'too-many-requests'],
  },
  'GET /api/auth/sessions': {
    summary: 'Where I am signed in',
    tag: 'Sign-in',
    reply: z.object({ items: z.array(sessionView) }),
  },
  'DELETE /api/auth/sessions/{id}': {
    summary: 'End one of my sessions',
    tag: 'Sign-in',
    params: sessionParam,
    reply: ok,
    refusals: ['not-found'],
  },
})

export const teamRoutes = defineRoutes({
  'GET /api/users': {
    summary: 'People: everybody for an admin, their team for a manager, themselves for an agent',
    tag: 'People',
    reply: z.object({ items: z.array(userView) }),
  },
  'POST /api/users': {
    summary: 'Add a person',
    tag: 'People',
    body: z.object({
      email,
      name: nonEmpty(120),
      role: z.enum(roles),
      teamId: id.nullable().default(null),
      phone: e164.nullable().default(null),
      languages: z.array(languageCode).max(20).default([]),
      password,
    }),
    reply: userView,
    refusals: ['email-taken', 'weak-password', 'not-found'],
  },
  'PATCH /api/users/{id}': {
    summary: 'Change a person; disabling ends their sessions',
    tag: 'People',
    params: idParam,
    body: z
      .object({
        name: nonEmpty(120),
        role: z.enum(roles),
        teamId: id.nullable(),
        phone: e164.nullable(),
        languages: z.array(languageCode).max(20),
        disabled: z.boolean(),
        password,
      })
      .partial()
      .strict(),
    reply: userView,
    refusals: ['not-found', 'last-admin', 'weak-password'],
  },
  'GET /api/teams': { summary: 'The teams I may see', tag: 'People', reply: z.object({ items: z.array(teamView) }) },
  'POST /api/teams': {
    summary: 'Add a team',
    tag: 'People',
    body: z.object({ name: nonEmpty(120) }),
    reply: teamView,
    refusals: ['conflict'],
  },
  'PATCH /api/teams/{id}': {
    summary: 'Rename a team',
    tag: 'People',
    params: idParam,
    body: z.object({ name: nonEmpty(120) }),
    reply: teamView,
    refusals: ['not-found', 'conflict'],
  },
  'GET /api/presence': { summary: 'My presence', tag: 'People', reply: presenceView },
  'PUT /api/presence': {
    summary: 'Set my presence; a call overrides it until it is disposed',
    tag: 'People',
    body: z.discriminatedUnion('state', [
      z.object({ state: z.literal('available') }),
      z.object({ state: z.literal('break'), reason: z.enum(breakReasons) }),
      z.object({ state: z.literal('offline') }),
    ]),
    reply: presenceView,
  },
})
export { nothing }
