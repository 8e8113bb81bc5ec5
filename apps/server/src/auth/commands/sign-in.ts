import { Refusal } from '../../platform/refusal.ts'
import type { AuthDeps } from '../deps.ts'
import { passwordFits } from '../passwords.ts'
import { countFailure, credentialsByEmail } from '../store.ts'
import { type StartedSession, startSession } from './start-session.ts'

/** So many wrong passwords in a row lock the account for so long. */
const failuresUntilLock = 5
const lockMs = 15 * 60_000

const locked = (until: Date) =>
  new Refusal('account-locked', 'Too many wrong passwords: this account is locked for a while.', { freesAt: until })
const wrong = () => new Refusal('wrong-credentials', 'The e-mail or the password is not right.')

/**
 * Opens a session. Refuses `wrong-credentials` alike, and as slowly, for an unknown e-mail, a wrong password and a person
 * who was disabled; `account-locked` after too many wrong ones.
 */
export const signIn = async (
  deps: Pick<AuthDeps, 'db' | 'clock' | 'config'>,
  input: { email: string; password: string; ip: string | null; userAgent: string | null },
): Promise<StartedSession & { userId: number }> => {
  const { db, clock } = deps
  const found = await credentialsByEmail(db, input.email)
  const user = found && found.disabled_at === null ? found : null
  if (user?.locked_until && user.locked_until > clock.now()) throw locked(user.locked_until)
  const fits = await passwordFits(input.password, user?.password_hash ?? null, deps.config.passwordCost)
  if (!user) throw wrong()
  if (!fits) {
    const until = new Date(clock.now().getTime() + lockMs)
    const lockedUntil = await countFailure(db, user.id, failuresUntilLock, until)
    throw lockedUntil ? locked(lockedUntil) : wrong()
  }
  return db.transaction().execute(async (tx) => {
    await tx.updateTable('users').set({ failed_sign_ins: 0, locked_until: null }).where('id', '=', user.id).execute()
    const session = await startSession(tx, clock.now(), { userId: user.id, ip: input.ip, userAgent: input.userAgent })
    return { ...session, userId: user.id }
  })
}
