import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { AllSettings } from '../../settings/index.ts'
import type { Import } from '../import-row.ts'
import { matchRows } from '../matching/match-rows.ts'
import { Matcher } from '../matching/matcher.ts'
import type { ReadyRow } from '../matching/ready-row.ts'
import { changeImport, lockImport } from '../store.ts'
import { type Memory, writePiece } from './write-piece.ts'

export type PieceDeps = { db: Db; clock: Clock }
export type PieceOf = {
  id: number
  rows: readonly ReadyRow[]
  memory: Memory
  settings: AllSettings
}

/**
 * One short transaction: leads, phones, ledger, position, counts and event of a piece are kept together or not at all, so a killed run goes on
 * after its last whole piece. Answers null when the import is no longer to run, or another run has been here.
 */
export async function runPiece(deps: PieceDeps, piece: PieceOf): Promise<Import | null> {
  const { rows } = piece
  const after = (rows[0]?.rowNumber ?? 1) - 1
  const { touched, created } = piece.memory
  const memory = { touched: (id: number) => touched.has(id), created: (id: number) => created.has(id) }
  const result = await deps.db.transaction().execute(async (tx) => {
    // Whoever fills the search index's list of pending entries sorts it in, in as many goes as it takes with this memory.
    await sql`set local work_mem = '32MB'`.execute(tx)
    const of = await lockImport(tx, piece.id)
    if (of?.status !== 'running' || of.position !== after) return null
    const matcher = new Matcher(memory)
    const matched = await matchRows(tx, matcher, rows, { lock: true })
    const now = deps.clock.now()
    const done = await writePiece(tx, deps, { of, matcher, matched, settings: piece.settings.rules, now })
    const position = after + rows.length
    const total = of.total === null ? null : Math.max(of.total, position)
    await changeImport(tx, of.id, { position, total, counts: done.counts })
    const event = { importId: of.id, status: of.status, position, total, counts: done.counts }
    await appendEvent(tx, deps.clock, 'import:progress', event, { userId: of.createdBy, teamId: of.options.teamId })
    return { of: { ...of, position, total, counts: done.counts }, done }
  })
  if (!result) return null
  for (const id of result.done.touched) touched.add(id)
  for (const id of result.done.created) created.add(id)
  return result.of
}
