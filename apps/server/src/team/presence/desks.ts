import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Log } from '../../platform/log/log.ts'
import { lockPresence, moveTo } from './store.ts'

/** A desk whose last socket has been gone for so long is offline. */
const goneAfterMs = 45_000
/** Somebody who comes back later than this chooses anew what to be. */
const choiceKeptMs = 4 * 3_600_000
const gatherMs = 100
const notedAtOnce = 250

export interface Desks {
  /** What the sockets of this process tell. */
  onSeen(userId: number, what: 'came' | 'alive' | 'gone'): void
  /** Writes down who is here; those who were taken for gone are what they chose to be again. */
  note(): Promise<void>
  stop(): Promise<void>
}

interface Deps {
  db: Db
  clock: Clock
  log: Log
}

const comeBack = (deps: Deps, userId: number, absentMs: number) =>
  deps.db.transaction().execute(async (tx) => {
    const held = await lockPresence(tx, deps.clock, userId)
    if (held?.state !== 'offline' || held.chosen === 'offline') return
    if (absentMs > choiceKeptMs) {
      await tx
        .updateTable('presence')
        .set({ chosen: 'offline', chosen_reason: null })
        .where('user_id', '=', userId)
        .execute()
      return
    }
    await moveTo(tx, deps.clock, held, { state: held.chosen, reason: held.chosenReason })
  })

/** A few at a time: the event feed waits for every transaction that is under way. */
const noteSeen = async (deps: Deps, userIds: readonly number[]): Promise<void> => {
  for (let at = 0; at < userIds.length; at += notedAtOnce) await noteSome(deps, userIds.slice(at, at + notedAtOnce))
}

const noteSome = async (deps: Deps, userIds: readonly number[]): Promise<void> => {
  const isOne = sql<boolean>`user_id = any(${[...userIds]}::bigint[])`
  const now = deps.clock.now()
  const before = await deps.db
    .selectFrom('presence')
    .select(['user_id', 'last_seen_at', 'since'])
    .where(isOne)
    .where('state', '=', 'offline')
    .where('chosen', '<>', 'offline')
    .execute()
  await deps.db.updateTable('presence').set({ last_seen_at: now }).where(isOne).execute()
  for (const row of before) {
    await comeBack(deps, row.user_id, now.getTime() - (row.last_seen_at ?? row.since).getTime())
  }
}

/** Who has a live desk at this process. An open socket is the sign of life: timers sleep in a hidden tab, sockets do not. */
export const makeDesks = (deps: Deps): Desks => {
  const sockets = new Map<number, number>()
  const news = new Set<number>()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()

  const write = (ids: Iterable<number>) => {
    const all = [...ids]
    running = running
      .then(() => noteSeen(deps, all))
      .catch((error) => deps.log.warn({ err: error }, 'Who is at the desk could not be written down; trying again'))
    return running
  }
  const flush = (ids: Iterable<number>) => {
    if (timer) clearTimeout(timer)
    timer = null
    const all = new Set([...ids, ...news])
    news.clear()
    return write(all)
  }
  return {
    onSeen: (userId, what) => {
      if (what === 'alive') return
      const count = (sockets.get(userId) ?? 0) + (what === 'came' ? 1 : -1)
      if (count > 0) sockets.set(userId, count)
      else sockets.delete(userId)
      news.add(userId)
      timer ??= setTimeout(() => flush([]), gatherMs)
    },
    note: () => flush(sockets.keys()),
    stop: () => flush([]),
  }
}

/** Takes offline whoever has no desk any more. A call is not ended by a closed laptop: its agent stays what the call says. */
export const sweepGone = async (deps: Deps): Promise<number> => {
  const before = new Date(deps.clock.now().getTime() - goneAfterMs)
  const gone = (db: Pick<Db, 'selectFrom'>) =>
    db
      .selectFrom('presence')
      .select('user_id')
      .where('state', 'in', ['available', 'break'])
      .where('since', '<', before)
      .where((eb) => eb.or([eb('last_seen_at', 'is', null), eb('last_seen_at', '<', before)]))
  const rows = await gone(deps.db).execute()
  for (const { user_id: userId } of rows) {
    await deps.db.transaction().execute(async (tx) => {
      const held = await lockPresence(tx, deps.clock, userId)
      // A desk may have come back since the list was read.
      if (!held || !(await gone(tx).where('user_id', '=', userId).executeTakeFirst())) return
      await moveTo(tx, deps.clock, held, { state: 'offline', reason: null })
    })
  }
  return rows.length
}
