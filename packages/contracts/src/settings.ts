import { dispositionCodes, dispositionNeeds, isZone, type Weekday, weekdays } from '@telehub/domain'
import { z } from 'zod'
import { instant, nonEmpty } from './common.ts'
import { defineRoutes } from './contract.ts'

const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of day like 10:00')
const opening = z
  .object({ open: clock, close: clock })
  .strict()
  .refine((s) => s.open < s.close, { message: 'opens before it closes' })
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((d) => !Number.isNaN(Date.parse(d)), 'a date like 2026-01-26')
const week = z
  .object(
    Object.fromEntries(weekdays.map((name) => [name, opening.nullable()])) as Record<
      Weekday,
      z.ZodNullable<typeof opening>
    >,
  )
  .strict()
const zone = z.string().max(64).refine(isZone, 'a time zone like Asia/Kolkata')

export const callingHours = z.object({ allDay: z.boolean(), days: week }).strict()
/** A day that is not named follows the organisation. */
export const campaignHours = z.object({ days: week.partial() }).strict()

const minutes = z
  .number()
  .int()
  .min(0)
  .max(60 * 24 * 30)
const count = z.number().int().min(1).max(1000)
const words = z.array(nonEmpty(120)).max(100)

/** One schema a topic. All but `workspace` together are the domain's `Settings`. */
export const settingSchemas = {
  workspace: z.object({ name: nonEmpty(80), zone, maskPhones: z.boolean() }).strict(),
  callingHours,
  widestHours: opening,
  holidays: z.array(z.object({ date: day, name: nonEmpty(120) }).strict()).max(400),
  retry: z.object({ noAnswerMinutes: minutes, busyMinutes: minutes }).strict(),
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
    .object({
      expectedValueFrom: z.number().min(0).nullable(),
      scoreFrom: z.number().int().min(0).max(100).nullable(),
      decisionMakers: z.boolean(),
      sources: words,
      designations: words,
    })
    .strict(),
  dispositionNeeds: z.record(z.enum(dispositionCodes), z.array(z.enum(dispositionNeeds)).max(6)),
  desk: z
    .object({
      freshHours: count,
      overdueFollowUpDays: count,
      lockMinutes: count,
      sendInfoFollowUpDays: z.number().int().min(0).max(60),
      correctionMinutes: minutes,
      notesMinLength: z.number().int().min(0).max(1000),
      notifyBeforeCallbackMinutes: minutes,
      callbackKeptMinutes: minutes,
      callbackMaxDays: count,
      conversationSeconds: z.number().int().min(1).max(3600),
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
