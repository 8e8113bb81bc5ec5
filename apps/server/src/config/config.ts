import { randomBytes } from 'node:crypto'
import type { Env } from './env.ts'

export interface ExotelConfig {
  sid: string
  apiKey: string
  token: string
  callerId: string
  /** Our own address as the carrier reaches it. */
  webhookUrl: string
  /** `https://api.in.exotel.com` by default; the sandbox's address in the demo. */
  baseUrl: string
}

export interface Config {
  production: boolean
  demo: boolean
  host: string
  port: number
  publicUrl: string
  logLevel: string
  dataDir: string
  databaseUrl: string
  poolSize: number
  redisUrl: string | null
  jwtSecret: string
  /** Rounds of bcrypt, as a power of two. */
  passwordCost: number
  /** What reads `/metrics` from elsewhere; without one only this machine does. */
  metricsToken: string | null
  trustProxy: boolean
  exotel: ExotelConfig | null
  sandboxUrl: string | null
  roles: { web: boolean; worker: boolean }
}

const databaseUrlOf = (env: Env): string | null => {
  if (env.DATABASE_URL) return env.DATABASE_URL
  if (!env.DB_HOST && !env.DB_NAME) return null
  const user = encodeURIComponent(env.DB_USER ?? 'telehub')
  const password = env.DB_PASSWORD ? `:${encodeURIComponent(env.DB_PASSWORD)}` : ''
  return `postgres://${user}${password}@${env.DB_HOST ?? 'localhost'}:${env.DB_PORT ?? 5432}/${env.DB_NAME ?? 'telehub'}`
}

/** Exotel names accounts' hosts by a subdomain, which is written with or without the domain. */
const exotelBaseUrl = (env: Env): string => {
  if (env.SANDBOX_URL) return env.SANDBOX_URL.replace(/\/$/, '')
  const subdomain = env.EXOTEL_SUBDOMAIN ?? 'api.in.exotel.com'
  return `https://${subdomain.includes('.') ? subdomain : `${subdomain}.exotel.com`}`
}

const exotelOf = (env: Env, publicUrl: string): ExotelConfig | null => {
  if (!env.EXOTEL_SID || !env.EXOTEL_TOKEN || !env.EXOTEL_CALLER_ID) return null
  return {
    sid: env.EXOTEL_SID,
    apiKey: env.EXOTEL_API_KEY ?? env.EXOTEL_SID,
    token: env.EXOTEL_TOKEN,
    callerId: env.EXOTEL_CALLER_ID,
    webhookUrl: env.EXOTEL_WEBHOOK_URL ?? publicUrl,
    baseUrl: exotelBaseUrl(env),
  }
}

const rolesOf = (env: Env): Config['roles'] => {
  const names = (env.ROLES ?? 'web,worker').split(',').map((name) => name.trim())
  const unknown = names.filter((name) => name !== 'web' && name !== 'worker')
  if (unknown.length > 0) throw new Error(`ROLES knows web and worker, not ${unknown.join(', ')}.`)
  return { web: names.includes('web'), worker: names.includes('worker') }
}

/** The shape the server runs with. Throws a sentence that names what is missing or contradicts itself. */
export const makeConfig = (env: Env): Config => {
  const production = env.NODE_ENV === 'production'
  const port = env.PORT ?? 3100
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '')
  const databaseUrl = databaseUrlOf(env)
  const exotel = exotelOf(env, publicUrl)

  const missing = [
    ...(databaseUrl ? [] : ['DATABASE_URL (or DB_HOST, DB_NAME, DB_USER, DB_PASSWORD)']),
    ...(production && !env.JWT_SECRET ? ['JWT_SECRET'] : []),
    ...(production && !env.PUBLIC_URL ? ['PUBLIC_URL'] : []),
    ...(production && !env.EXOTEL_SID ? ['EXOTEL_SID'] : []),
    ...(env.EXOTEL_SID || production
      ? [...(env.EXOTEL_TOKEN ? [] : ['EXOTEL_TOKEN']), ...(env.EXOTEL_CALLER_ID ? [] : ['EXOTEL_CALLER_ID'])]
      : []),
    ...(production && !env.SANDBOX_URL && !env.EXOTEL_WEBHOOK_URL ? ['EXOTEL_WEBHOOK_URL'] : []),
  ]
  if (missing.length > 0) throw new Error(`TeleHub cannot start: please set ${missing.join(', ')}.`)
  if (production && env.DEMO) throw new Error('TeleHub cannot start: DEMO is not for NODE_ENV=production.')

  return {
    production,
    demo: env.DEMO ?? false,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port,
    publicUrl,
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === 'test' ? 'silent' : 'info'),
    dataDir: env.DATA_DIR ?? '.data',
    databaseUrl: databaseUrl as string,
    poolSize: env.DB_POOL ?? 20,
    redisUrl: env.REDIS_URL ?? null,
    // Outside production a restart may sign everybody out of their access tokens; sessions go on.
    jwtSecret: env.JWT_SECRET ?? randomBytes(32).toString('hex'),
    // Tests make many people.
    passwordCost: env.NODE_ENV === 'test' ? 4 : 12,
    metricsToken: env.METRICS_TOKEN ?? null,
    trustProxy: env.TRUST_PROXY ?? false,
    exotel,
    sandboxUrl: env.SANDBOX_URL ?? null,
    roles: rolesOf(env),
  }
}
