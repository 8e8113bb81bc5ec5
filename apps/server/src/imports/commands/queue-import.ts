import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tell } from '../running/run-import.ts'
import { changeImport, lockImport } from '../store.ts'
import { checkMapping } from './preview-import.ts'

/** Puts an import in the line of those to run; one that failed or was cancelled goes on where it stopped. Asking twice is asking once. */
export async function queueImport(deps: { db: Db; clock: Clock }, id: number): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const of = await lockImport(tx, id)
    if (!of) throw new Refusal('not-found', 'There is no such import.')
    switch (of.status) {
      case 'queued':
      case 'running':
        return
      case 'previewing':
      case 'completed':
        throw new Refusal('import-not-ready', 'The import has been run. Hand the file in again to import it once more.')
      case 'uploaded':
      case 'previewed':
      case 'failed':
      case 'cancelled':
        checkMapping(of)
        await changeImport(tx, id, { status: 'queued', error: null, finishedAt: null })
        await tell(tx, deps.clock, { ...of, status: 'queued' })
    }
  })
}

/** Stops an import before its next piece. Rows already written stay, with their ledger. */
export async function cancelImport(deps: { db: Db; clock: Clock }, id: number): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const of = await lockImport(tx, id)
    if (!of) throw new Refusal('not-found', 'There is no such import.')
    if (of.status === 'cancelled') return
    if (of.status === 'completed' || of.status === 'failed') {
      throw new Refusal('import-not-ready', 'The import has already ended.')
    }
    await changeImport(tx, id, { status: 'cancelled', finishedAt: deps.clock.now() })
    await tell(tx, deps.clock, { ...of, status: 'cancelled' })
  })
}
