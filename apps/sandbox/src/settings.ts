import { z } from 'zod'
import { nationalDigits } from './phone-number.ts'
import { demoCredentials, type SandboxOptions } from './sandbox.ts'

const on = ['1', 'true', 'yes', 'on']
const off = ['0', 'false', 'no', 'off']
const flag = z
  .string()
  .toLowerCase()
  .refine((value) => [...on, ...off].includes(value), 'must be on or off')
  .transform((value) => on.includes(value))

const phone = z.string().transform((value, context) => {
  const digits = value.split(',').map((part) => nationalDigits(part.trim()))
  if (digits.includes(null)) context.addIssue('must be one Indian number, or several with commas')
  return digits.filter((number) => number !== null)
})

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3190),
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
  SANDBOX_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SANDBOX_TIME_SCALE: z.coerce.number().min(0.1).max(10_000).default(1),
  SANDBOX_SEED: z.coerce.number().int().min(0).default(1),
  SANDBOX_CALLS_PER_MINUTE: z.coerce.number().int().min(0).optional(),
  SANDBOX_CALLBACK_RETRIES: z.coerce.number().int().min(0).max(2).default(2),
  SANDBOX_BENCH: flag.default(false),
  AGENT_AUTO_ANSWER: flag.default(true),
  CUSTOMER_AUTO_ANSWER: flag.default(true),
  EXOTEL_SID: z.string().min(1).default(demoCredentials.accountSid),
  EXOTEL_API_KEY: z.string().min(1).optional(),
  EXOTEL_TOKEN: z.string().min(1).default(demoCredentials.token),
  EXOTEL_CALLER_ID: phone.default([...demoCredentials.exoPhones]),
})

/** The options that the environment asks for. Throws an Error that names each variable that cannot be read. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SandboxOptions {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    throw new Error(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const e = read.data
  return {
    port: e.SANDBOX_PORT,
    host: e.SANDBOX_HOST,
    ...(e.SANDBOX_PUBLIC_URL ? { publicUrl: e.SANDBOX_PUBLIC_URL.replace(/\/+$/, '') } : {}),
    timeScale: e.SANDBOX_TIME_SCALE,
    seed: e.SANDBOX_SEED,
    callsPerMinute: e.SANDBOX_CALLS_PER_MINUTE ?? (e.SANDBOX_BENCH ? 0 : 200),
    callbackRetries: e.SANDBOX_CALLBACK_RETRIES,
    agentAutoAnswer: e.AGENT_AUTO_ANSWER,
    customerAutoAnswer: e.CUSTOMER_AUTO_ANSWER,
    credentials: {
      accountSid: e.EXOTEL_SID,
      apiKey: e.EXOTEL_API_KEY ?? e.EXOTEL_SID,
      token: e.EXOTEL_TOKEN,
      exoPhones: e.EXOTEL_CALLER_ID,
    },
  }
}
