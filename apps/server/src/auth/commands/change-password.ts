import { Refusal } from '../../platform/refusal.ts'
import type { AuthDeps } from '../deps.ts'
import { checkStrength, hashPassword, passwordFits } from '../passwords.ts'
import { credentialsById } from '../store.ts'
import { signOutEverywhere } from './end-sessions.ts'

/** Changes one's own password and ends one's other sessions. Refuses `wrong-credentials` and `weak-password`. */
export const changePassword = async (
  deps: Pick<AuthDeps, 'db' | 'clock' | 'config' | 'callers' | 'onEnded'>,
  input: { userId: number; sessionId: string; current: string; next: string },
): Promise<void> => {
  const user = await credentialsById(deps.db, input.userId)
  const { passwordCost } = deps.config
  if (!user || !(await passwordFits(input.current, user.password_hash, passwordCost)))
    throw new Refusal('wrong-credentials', 'Your current password is not right.')
  if (input.next === input.current) throw new Refusal('weak-password', 'The new password is the current one.')
  checkStrength(input.next, user)
  const hash = await hashPassword(input.next, passwordCost)
  await deps.db
    .updateTable('users')
    .set({ password_hash: hash, password_changed_at: deps.clock.now() })
    .where('id', '=', user.id)
    .execute()
  await signOutEverywhere(deps, { userId: user.id, but: input.sessionId, because: 'password-changed' })
}
