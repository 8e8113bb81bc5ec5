import { setTimeout as sleep } from 'node:timers/promises'
import { timesOf } from '@telehub/domain'
import { factsOfCall } from '../call-views/index.ts'
import { makeTicker, type Ticker } from '../platform/jobs/ticker.ts'
import { pruneRejected } from '../telephony/index.ts'
import { reconcileCall } from './commands/reconcile-call.ts'
import { takeUpMessages } from './commands/take-up-messages.ts'
import type { CallDeps, TickerDeps } from './deps.ts'
import { callsToCheck, checkLiveCalls } from './store.ts'

const atOnce = 5
const mostAtATime = 50
const keptRejects = 10_000
const toldAtOnce = 5
const pauseMs = 10

export const callTickers = (deps: TickerDeps): Ticker[] => [
  makeTicker(deps, { name: 'reconcile-calls', everyMs: 2000, alone: true }, catchingUp(deps)),
  makeTicker(deps, { name: 'carrier-messages', everyMs: 5000, alone: true }, () => takeUpMessages(deps)),
  makeTicker(deps, { name: 'call-duration', everyMs: 5000, alone: true }, () => tellDurations(deps)),
  makeTicker(deps, { name: 'prune-rejected', everyMs: 3_600_000, alone: true }, () =>
    pruneRejected(deps.db, keptRejects),
  ),
]

/** The first time, every call that may be on: while this server was away the carrier may have spoken to nobody. */
const catchingUp = (deps: CallDeps): (() => Promise<void>) => {
  let caughtUp = false
  return async () => {
    if (!caughtUp) await checkLiveCalls(deps.db, deps.clock.now())
    caughtUp = true
    await reconcileCalls(deps)
  }
}

/** Looks after every call whose time has come, a few side by side. One that fails is looked after again. */
export const reconcileCalls = async (deps: CallDeps): Promise<void> => {
  const due = await callsToCheck(deps.db, deps.clock.now(), mostAtATime)
  for (let at = 0; at < due.length; at += atOnce) {
    const some = due.slice(at, at + atOnce).map((row) => reconcileCall(deps, row))
    for (const result of await Promise.allSettled(some)) {
      if (result.status === 'rejected') deps.log.error({ err: result.reason }, 'A quiet call could not be looked after')
    }
  }
}

/**
 * A heartbeat for every call in which somebody talks; the screens count on by themselves in between. Told a few at a time:
 * each goes to all the managers, and what happens meanwhile must not wait for hundreds of them.
 */
export const tellDurations = async ({ db, clock, emit }: TickerDeps): Promise<void> => {
  const rows = await db.selectFrom('calls').selectAll().where('phase', '=', 'talking').execute()
  for (const [index, row] of rows.entries()) {
    if (index > 0 && index % toldAtOnce === 0) await sleep(pauseMs)
    const now = clock.now()
    const from = timesOf(factsOfCall(row)).connectedAt ?? now
    const talkSeconds = Math.max(0, Math.floor((now.getTime() - from.getTime()) / 1000))
    const told = { callId: row.id, agentId: row.agent_id, talkSeconds, at: now.toISOString() }
    emit('call:duration', told, { userId: row.agent_id, teamId: row.team_id })
  }
}
