import { z } from 'zod'

export const id = z.number().int().positive()
export const idParam = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
export const callIdParam = z.object({ id: z.uuid() })
/** ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true })
export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a phone number with its country code, like +919812345678')
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((s) => !s.includes('\u0000'), 'has a NUL character')
export const nonEmpty = (max: number) => text(max).min(1)
export const nothing = z.object({}).strict()
export const ok = z.object({ ok: z.literal(true) })

/** `a,b,c` in a query string, or the parameter repeated. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) =>
      value === undefined
        ? undefined
        : (Array.isArray(value) ? value : [value]).flatMap((v) => String(v).split(',')).filter(Boolean),
    z.array(item).max(50).optional(),
  )
export const flag = z.stringbool()
export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** RFC 9457. `code` is the refusal; `fields` says what was wrong where; `freesAt` when it lifts. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  freesAt: instant.nullable().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof problem>
