import { dispositionCodes, dispositionNeeds } from '@telehub/domain'
import { z } from 'zod'
import { instant, nonEmpty } from './common.ts'
import { defineRoutes } from './contract.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day like 10:00')
const span = z
  .object({ open: clock, close: clock })
  .strict()
  .refine((s) => s.open < s.close, 'opens before it closes')
  .nullable()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((d) => !Number.isNaN(Date.parse(d)), 'a date like 2026-01-26')

export const callingHours = z
  .object({
    allDay: z.boolean(),
    days: z.object({ mon: span, tue: span, wed: span, thu: span, fri: span, sat: span, sun: span }).strict(),
  })
  .strict()

const minutes = z
  .number()
  .int()
  .min(0)
  .max(60 * 24 * 30)
const count = z.number().int().min(1).max(1000)

/** One schema a topic; the whole of them is the domain's `Settings`. */
export const settingSchemas = {
  workspace: z
    .object({ name: nonEmpty(80), zone: z.string().max(64), demo: z.boolean(), maskPhones: z.boolean() })
    .strict(),
  callingHours,
  holidays: z.array(z.object({ date: day, name: nonEmpty(120) }).strict()).max(400),
  retry: z
    .object({
      noAnswerMinutes: minutes,
      busyMinutes: minutes,
      sendInfoFollowUpDays: z.number().int().min(0).max(60),
      overdueFollowUpDays: z.number().int().min(1).max(365),
    })
    .strict(),
  attempts: z
    .object({
      perDay: count,
      unansweredLimit: count,
      unansweredInDays: count,
      tooSoonMinutes: minutes,
      redialAfterConversationMinutes: minutes,
    })
    .strict(),
  scoreBands: z
    .object({
      hot: z.number().int().min(1).max(100),
      warm: z.number().int().min(0).max(99),
      hotDays: count,
      coldDays: count,
    })
    .strict()
    .refine((b) => b.warm < b.hot, { path: ['warm'], message: 'lies below hot' })
    .refine((b) => b.hotDays <= b.coldDays, { path: ['hotDays'], message: 'is not longer than coldDays' }),
  vip: z
    .object({ minExpectedValue: z.number().min(0).nullable(), minScore: z.number().int().min(0).max(100).nullable() })
    .strict(),
  dispositionNeeds: z.partialRecord(z.enum(dispositionCodes), z.array(z.enum(dispositionNeeds))),
  desk: z
    .object({
      lockMinutes: count,
      correctionMinutes: minutes,
      notesMinLength: z.number().int().min(0).max(1000),
      notifyBeforeCallbackMinutes: minutes,
      freshHours: count,
    })
    .strict(),
} as const
export const settingKeys = Object.keys(settingSchemas) as (keyof typeof settingSchemas)[]
export const settingsView = z.object(settingSchemas)
export type SettingsView = z.infer<typeof settingsView>

export const settingsRoutes = defineRoutes({
  'GET /api/workspace': {
    summary: 'What this workspace is; the sign-ins too when it is a demo',
    tag: 'Workspace',
    public: true,
    reply: z.object({
      name: z.string(),
      zone: z.string(),
      demo: z.boolean(),
      demoSignIns: z.array(z.object({ name: z.string(), role: z.string(), email: z.string(), password: z.string() })),
      sandboxUrl: z.string().nullable(),
      version: z.string(),
    }),
  },
  'GET /api/settings': { summary: 'All settings', tag: 'Settings', reply: settingsView },
  'PUT /api/settings/{key}': {
    summary: 'Change one topic; leads are placed anew in the background where it matters',
    tag: 'Settings',
    params: z.object({ key: z.enum(settingKeys as [keyof typeof settingSchemas, ...(keyof typeof settingSchemas)[]]) }),
    body: z.unknown(),
    reply: settingsView,
    refusals: ['invalid-input'],
  },
  'GET /api/settings/history': {
    summary: 'Who changed which setting, newest first',
    tag: 'Settings',
    reply: z.object({ items: z.array(z.object({ key: z.string(), by: z.string().nullable(), at: instant })) }),
  },
})
