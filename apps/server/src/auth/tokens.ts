import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createSigner, createVerifier } from 'fast-jwt'
import type { Clock } from '../platform/clock.ts'

/** How long an access token is good for. */
const accessSeconds = 10 * 60

const mostKnown = 20_000

interface AccessClaims {
  userId: number
  sessionId: string
  expiresAt: Date
}

export interface AccessTokens {
  sign(userId: number, sessionId: string): { accessToken: string; expiresAt: string }
  /** Null for anything that is not a token of ours, or is no longer. */
  verify(token: string): AccessClaims | null
}

/** HS256 tokens that name a person and a session; what the person may do is looked up, not carried. */
export const makeAccessTokens = (secret: string, clock: Clock): AccessTokens => {
  const sign = createSigner({ key: secret, algorithm: 'HS256', noTimestamp: true })
  // The expiry is held against our own clock below.
  const read = createVerifier({ key: secret, algorithms: ['HS256'], ignoreExpiration: true })
  // A signature once found good stays good: a desk sends the same token with every request until it expires.
  const known = new Map<string, AccessClaims>()
  const readClaims = (token: string): AccessClaims | null => {
    try {
      const { sub, sid, exp } = read(token) as Record<string, unknown>
      if (typeof sub !== 'string' || typeof sid !== 'string' || typeof exp !== 'number') return null
      return { userId: Number(sub), sessionId: sid, expiresAt: new Date(exp * 1000) }
    } catch {
      return null
    }
  }
  return {
    sign: (userId, sessionId) => {
      const iat = Math.floor(clock.now().getTime() / 1000)
      const exp = iat + accessSeconds
      return {
        accessToken: sign({ sub: String(userId), sid: sessionId, iat, exp }),
        expiresAt: new Date(exp * 1000).toISOString(),
      }
    },
    verify: (token) => {
      const claims = known.get(token) ?? readClaims(token)
      if (!claims) return null
      if (known.size >= mostKnown) known.clear()
      known.set(token, claims)
      return claims.expiresAt > clock.now() ? claims : null
    },
  }
}

/** A refresh token names its session, so that any older one of it is known for what it is. */
export const firstRefreshToken = (sessionId: string): string => `${sessionId}.${randomBytes(32).toString('base64url')}`

/**
 * The token that replaces this one. It follows from the old one and our secret, so that a second tab, or a browser that
 * lost the reply, can be handed the very same successor; nobody else can make it.
 */
export const nextRefreshToken = (token: string, secret: string): string =>
  `${sessionOf(token) ?? ''}.${createHmac('sha256', secret).update(`refresh:${token}`).digest('base64url')}`

export const sessionOf = (token: string): string | null =>
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(token)?.[1] ?? null

/** All that is kept of a refresh token. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

export const sameHash = (a: Buffer, b: Buffer | null): boolean =>
  b !== null && a.length === b.length && timingSafeEqual(a, b)
