import type { Queryable } from '../platform/db/db.ts'
import { type AllSettings, loadSettings, toRules } from './store.ts'

export { saveSetting } from './commands/save-setting.ts'
export { registerSettings } from './routes.ts'
export type { AllSettings, Workspace } from './store.ts'

/** The settings as they hold now, in this transaction. */
export const readSettings = async (db: Queryable): Promise<AllSettings> => {
  const view = await loadSettings(db)
  return { workspace: view.workspace, rules: toRules(view) }
}
