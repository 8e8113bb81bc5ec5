import { type SettingsView, settingSchemas } from '@telehub/contracts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { Refusal } from '../../platform/refusal.ts'
import { forgetSettings } from '../known.ts'

/** Topics on which the place of every lead depends. */
const placing: readonly (keyof SettingsView)[] = ['attempts', 'scoreBands', 'vip', 'desk', 'workspace']
export const placeAllLeadsJob = 'place-all-leads'

/** Saves one topic. Refuses a value its contract does not take, field by field. */
export const saveSetting = async (
  deps: { db: Db; clock: Clock },
  input: { key: keyof SettingsView; value: unknown; by: number | null },
): Promise<void> => {
  const parsed = settingSchemas[input.key].safeParse(input.value)
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({
      path: ['body', ...issue.path].join('.'),
      message: issue.message,
    }))
    throw new Refusal('invalid-input', fields.map((field) => `${field.path}: ${field.message}`).join('; '), { fields })
  }
  await deps.db.transaction().execute(async (tx) => {
    const row = { value: JSON.stringify(parsed.data), updated_at: deps.clock.now(), updated_by: input.by }
    await tx
      .insertInto('settings')
      .values({ key: input.key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute()
    await appendEvent(tx, deps.clock, 'settings:changed', { key: input.key }, {})
    if (placing.includes(input.key)) await enqueue(tx, placeAllLeadsJob, {}, { key: placeAllLeadsJob })
  })
  forgetSettings(deps.db)
}
