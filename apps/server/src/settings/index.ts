import type { Role } from '@telehub/domain'
import type { Queryable } from '../platform/db/db.ts'
import { type AllSettings, loadSettings, toRules, type Workspace } from './store.ts'

export { placeAllLeadsJob, saveSetting } from './commands/save-setting.ts'
export { registerSettings } from './routes.ts'
export type { AllSettings, Workspace } from './store.ts'

/** The settings as they hold now, in this transaction. */
export const readSettings = async (db: Queryable): Promise<AllSettings> => {
  const view = await loadSettings(db)
  return { workspace: view.workspace, rules: toRules(view) }
}

/** Are phone numbers hidden from this person? Managers and admins see every one. */
export const masksFor = ({ role }: { role: Role }, workspace: Pick<Workspace, 'maskPhones'>): boolean =>
  role === 'agent' && workspace.maskPhones
