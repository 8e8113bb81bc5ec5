import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { maySeeCall } from '../policy.ts'
import { lockCall } from '../store.ts'
import { tellCall } from './absorb-facts.ts'

/**
 * Saves a call's notes as typed, and answers their new version. Refuses `stale-notes` when somebody saved since the version
 * that was typed on; the same text again is no conflict, since a reply may get lost.
 */
export const saveNotes = async (
  deps: { db: Db; clock: Clock },
  caller: Caller,
  input: { callId: string; notes: string; version: number },
): Promise<number> =>
  deps.db.transaction().execute(async (tx) => {
    const row = await lockCall(tx, input.callId)
    if (!row || !maySeeCall(caller, row)) throw new Refusal('not-found', 'There is no such call.')
    if (row.agent_id !== caller.userId) throw new Refusal('not-allowed', 'Only the agent of a call writes its notes.')
    if (row.notes === input.notes) return row.notes_version
    if (row.notes_version !== input.version) {
      const params = { notes: row.notes, version: row.notes_version }
      throw new Refusal('stale-notes', 'The notes were changed in another window.', { params })
    }
    const changed = { notes: input.notes, notes_version: row.notes_version + 1 }
    await tx.updateTable('calls').set(changed).where('id', '=', row.id).execute()
    await tellCall(tx, deps, 'call:changed', { ...row, ...changed })
    return changed.notes_version
  })
