import { setImmediate as breathe } from 'node:timers/promises'
import { analyzeGrownLeads } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import { toRefusal } from '../../platform/http/problems.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { readSettings } from '../../settings/index.ts'
import type { Import, ImportStatus } from '../import-row.ts'
import { readMemory } from '../ledger.ts'
import { readLookups, readyRow } from '../matching/lookups.ts'
import { piecesFrom, readerOf } from '../matching/row-source.ts'
import { FileRefused } from '../reading/file-refused.ts'
import { defaultLimits } from '../reading/limits.ts'
import { changeImport, lockImport } from '../store.ts'
import { runPiece } from './run-piece.ts'

export type RunDeps = { db: Db; clock: Clock; storage: Storage; log: Log }

/** Small enough that calls and the live feed, which waits for older transactions, never wait long for a piece; large enough that the statements' own cost disappears. */
const pieceSize = 1000

/** The piece after which the planner may be told. An import into an empty workspace would else be searched with the plans of an empty one. */
const analyzeAfter = 6

const stopped = 'An error on our side stopped the import. The rows so far are kept; run it again to go on after them.'

/** Runs an import from where it stands to its end, or until `signal` asks to stop after a piece; it goes on later. */
export async function runImport(deps: RunDeps, id: number, signal?: AbortSignal): Promise<void> {
  const of = await begin(deps, id)
  if (!of) return
  try {
    await runPieces(deps, of, signal)
  } catch (error) {
    // A database that is away for a moment is no reason to give up: the next round goes on.
    if (toRefusal(error)?.code === 'unavailable') throw error
    if (!(error instanceof FileRefused)) deps.log.error({ err: error, importId: id }, 'An import failed')
    await finish(deps, id, 'failed', error instanceof FileRefused ? error.message : stopped)
  }
}

async function runPieces(deps: RunDeps, of: Import, signal: AbortSignal | undefined) {
  const settings = await readSettings(deps.db)
  const lookups = await readLookups(deps.db, of.options.teamId)
  const memory = await readMemory(deps.db, of.id)
  const read = readerOf(of, settings.workspace.zone)
  const path = deps.storage.localPath(of.storageKey)
  const from = { after: of.position, size: pieceSize, limits: defaultLimits }
  const pieces = ahead(piecesFrom(path, of, from), ({ firstNumber, rows }) =>
    rows.map((row, index) => readyRow(firstNumber + index, row, read(row.cells), lookups)),
  )
  let written = 0
  for await (const rows of pieces) {
    const done = await runPiece(deps, { id: of.id, rows, memory, settings })
    if (!done || signal?.aborted) return
    written++
    if (written === analyzeAfter) await analyzeGrownLeads(deps.db, done.counts.created)
    await breathe()
  }
  await finish(deps, of.id, 'completed', null)
}

/** One piece ahead: the next is read while the database writes this one. */
async function* ahead<T, U>(pieces: AsyncGenerator<T>, make: (piece: T) => U): AsyncGenerator<U> {
  const next = async () => {
    const { done, value } = await pieces.next()
    return done ? null : make(value)
  }
  let coming = next()
  try {
    for (;;) {
      const piece = await coming
      if (piece === null) return
      coming = next()
      // A file that breaks off is told when its turn comes, after what was whole has been written.
      coming.catch(() => {})
      yield piece
    }
  } finally {
    await coming.catch(() => {})
    await pieces.return(undefined)
  }
}

async function begin(deps: RunDeps, id: number): Promise<Import | null> {
  return deps.db.transaction().execute(async (tx) => {
    const of = await lockImport(tx, id)
    if (of?.status !== 'queued' && of?.status !== 'running') return null
    const startedAt = of.startedAt ?? deps.clock.now()
    await changeImport(tx, id, { status: 'running', startedAt })
    return { ...of, status: 'running', startedAt }
  })
}

async function finish(deps: RunDeps, id: number, status: ImportStatus, error: string | null) {
  await deps.db.transaction().execute(async (tx) => {
    const of = await lockImport(tx, id)
    if (of?.status !== 'running') return
    const finishedAt = deps.clock.now()
    await changeImport(tx, id, { status, error, finishedAt, ...(status === 'completed' ? { total: of.position } : {}) })
    await tell(tx, deps.clock, { ...of, status })
    const count = of.counts.created + of.counts.updated + of.counts.merged
    if (count > 0)
      await appendEvent(tx, deps.clock, 'leads:changed', { why: 'import', count }, { teamId: of.options.teamId })
  })
  deps.log.info({ importId: id, status }, 'An import ended')
}

/** Says how far an import is to whoever started it and the managers it is for. */
export async function tell(tx: Tx, clock: Clock, of: Import): Promise<void> {
  const { id: importId, status, position, total, counts } = of
  await appendEvent(
    tx,
    clock,
    'import:progress',
    { importId, status, position, total, counts },
    { userId: of.createdBy, teamId: of.options.teamId },
  )
}
