import type { Role } from '@telehub/domain'
import type { Workspace } from './store.ts'

export { placeAllLeadsJob, saveSetting } from './commands/save-setting.ts'
export { knownSettings, readSettings } from './known.ts'
export { registerSettings } from './routes.ts'
export type { AllSettings, Workspace } from './store.ts'

/** Are phone numbers hidden from this person? Managers and admins see every one. */
export const masksFor = ({ role }: { role: Role }, workspace: Pick<Workspace, 'maskPhones'>): boolean =>
  role === 'agent' && workspace.maskPhones
