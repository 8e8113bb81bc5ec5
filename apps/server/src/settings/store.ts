import type { SettingsView } from '@telehub/contracts'
import { settingSchemas } from '@telehub/contracts'
import { defaultSettings, type Settings } from '@telehub/domain'
import type { Queryable } from '../platform/db/db.ts'
import { prepared } from '../platform/db/prepared.ts'

/** What the workspace is called and how it shows itself; the rest of the settings is the domain's. */
export type Workspace = SettingsView['workspace']
export interface AllSettings {
  workspace: Workspace
  rules: Settings
}

const defaults: SettingsView = {
  workspace: { name: 'TeleHub', zone: defaultSettings.zone, maskPhones: false },
  callingHours: structuredClone(defaultSettings.callingHours) as SettingsView['callingHours'],
  widestHours: { ...defaultSettings.widestHours },
  holidays: [...defaultSettings.holidays],
  retry: { ...defaultSettings.retry },
  attempts: { ...defaultSettings.attempts },
  scoreBands: { ...defaultSettings.scoreBands },
  vip: structuredClone(defaultSettings.vip) as SettingsView['vip'],
  dispositionNeeds: structuredClone(defaultSettings.dispositionNeeds) as SettingsView['dispositionNeeds'],
  desk: {
    freshHours: defaultSettings.freshHours,
    overdueFollowUpDays: defaultSettings.overdueFollowUpDays,
    lockMinutes: defaultSettings.lockMinutes,
    sendInfoFollowUpDays: defaultSettings.sendInfoFollowUpDays,
    correctionMinutes: defaultSettings.correctionMinutes,
    notesMinLength: defaultSettings.notesMinLength,
    notifyBeforeCallbackMinutes: defaultSettings.notifyBeforeCallbackMinutes,
    callbackKeptMinutes: defaultSettings.callbackKeptMinutes,
    callbackMaxDays: defaultSettings.callbackMaxDays,
    conversationSeconds: defaultSettings.conversationSeconds,
  },
}

/** The stored topics over the defaults; a stored value that its contract no longer takes counts as absent. */
export const loadSettings = async (db: Queryable): Promise<SettingsView> => {
  const rows = await db.selectFrom('settings').modifyFront(prepared).select(['key', 'value']).execute()
  const stored = new Map(rows.map((row) => [row.key, row.value]))
  const topics = Object.entries(settingSchemas).map(([key, schema]) => {
    const parsed = stored.has(key) ? schema.safeParse(stored.get(key)) : null
    return [key, parsed?.success ? parsed.data : defaults[key as keyof SettingsView]]
  })
  return Object.fromEntries(topics) as SettingsView
}

export const toRules = (view: SettingsView): Settings => {
  const { workspace, desk, ...topics } = view
  return { ...topics, ...desk, zone: workspace.zone }
}
