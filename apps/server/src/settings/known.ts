import type { Queryable } from '../platform/db/db.ts'
import { type AllSettings, loadSettings, toRules } from './store.ts'

const ofTransaction = new WeakMap<Queryable, Promise<AllSettings>>()

/** The settings as they hold now; in a transaction, as they held when it first asked. */
export const readSettings = (db: Queryable): Promise<AllSettings> => {
  if (!db.isTransaction) return load(db)
  const settings = ofTransaction.get(db) ?? load(db)
  ofTransaction.set(db, settings)
  return settings
}

const load = async (db: Queryable): Promise<AllSettings> => {
  const view = await loadSettings(db)
  return { workspace: view.workspace, rules: toRules(view) }
}

/** What another process has changed is noticed within this time; what this one did, at once. */
const believedMs = 1000
const known = new WeakMap<Queryable, { settings: Promise<AllSettings>; until: number }>()

/** The settings for what is only shown, read at most once a second. A command that writes uses `readSettings`. */
export const knownSettings = (db: Queryable): Promise<AllSettings> => {
  const now = performance.now()
  const entry = known.get(db)
  if (entry && entry.until > now) return entry.settings
  const settings = readSettings(db)
  settings.catch(() => known.delete(db))
  known.set(db, { settings, until: now + believedMs })
  return settings
}

export const forgetSettings = (db: Queryable): void => {
  known.delete(db)
}
