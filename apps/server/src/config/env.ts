import { z } from 'zod'

const blankIsAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional())
const flag = z.stringbool()

/** Every environment variable the server reads, once, at the start. */
export const envSchema = z.object({
  NODE_ENV: optional(z.enum(['development', 'test', 'production'])),
  PORT: optional(z.coerce.number().int().min(1).max(65_535)),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(z.url()),
  LOG_LEVEL: optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
  DATA_DIR: optional(z.string()),

  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')),
  DB_HOST: optional(z.string()),
  DB_PORT: optional(z.coerce.number().int()),
  DB_NAME: optional(z.string()),
  DB_USER: optional(z.string()),
  DB_PASSWORD: optional(z.string()),
  DB_POOL: optional(z.coerce.number().int().min(2).max(200)),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'must be a redis:// address')),

  JWT_SECRET: optional(z.string().min(32, 'needs 32 characters or more')),
  /** Reads `/metrics` from elsewhere than this machine, as a bearer token. */
  METRICS_TOKEN: optional(z.string().min(16, 'needs 16 characters or more')),
  TRUST_PROXY: optional(flag),

  EXOTEL_SID: optional(z.string()),
  EXOTEL_TOKEN: optional(z.string()),
  EXOTEL_API_KEY: optional(z.string()),
  EXOTEL_CALLER_ID: optional(z.string()),
  EXOTEL_WEBHOOK_URL: optional(z.url()),
  EXOTEL_SUBDOMAIN: optional(z.string()),

  /** Set by the start script when the sandbox carrier runs beside us. */
  SANDBOX_URL: optional(z.url()),
  DEMO: optional(flag),
  ROLES: optional(z.string()),
})
export type Env = z.infer<typeof envSchema>

/** Throws a sentence that names every variable that cannot be read. */
export const readEnv = (source: Record<string, string | undefined>): Env => {
  const result = envSchema.safeParse(source)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new Error(`The environment cannot be used: ${faults.join('; ')}.`)
}
