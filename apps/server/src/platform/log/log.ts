import { type Logger, pino } from 'pino'

export type Log = Logger

const phoneLike = /\+?\d[\d\s-]{8,}\d/g
const hide = (value: string): string => value.replace(phoneLike, (found) => `…${found.slice(-2)}`)

/** Structured logs. Phone numbers never appear in clear: known fields are redacted, messages and paths are scrubbed. */
export const makeLog = (options: { level: string; pretty: boolean }): Log =>
  pino({
    level: options.level,
    redact: {
      paths: [
        'phone',
        '*.phone',
        'agentPhone',
        '*.agentPhone',
        'password',
        '*.password',
        'token',
        '*.token',
        'authorization',
        '*.authorization',
        'cookie',
        '*.cookie',
      ],
      censor: '[hidden]',
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((arg) => (typeof arg === 'string' ? hide(arg) : arg)) as Parameters<typeof method>)
      },
    },
    ...(options.pretty
      ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } } }
      : {}),
  })
