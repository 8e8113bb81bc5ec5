import type { DurableEventType } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { learnServerTime } from '@/lib/clock.ts'
import { connection } from '@/lib/connection.ts'
import { onLive, onResync } from '@/lib/live-client.ts'
import { renew } from '@/lib/query.ts'
import { emptyDesk } from './desk.ts'
import { desk, tell } from './desk-store.ts'

const callEvents = [
  'call:started',
  'call:ringing',
  'call:answered',
  'call:ended',
  'call:changed',
  'call:disposed',
] as const satisfies readonly DurableEventType[]

const retryMs = 4000
/** A tab looked at again after this long asks how things stand. */
const awayMs = 20_000

/**
 * Keeps the desk of one person true until the returned function is called: by the live events, and by asking anew after a
 * reload, a gap in the line, a sleep, or news of a call that is not known here.
 */
export function followCalls(me: number): () => void {
  desk.set(emptyDesk(me))
  let stopped = false
  let asking = false
  let askedAt = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  const ask = async (): Promise<void> => {
    if (asking || stopped) return
    asking = true
    askedAt = Date.now()
    clearTimeout(retry)
    try {
      const { call, now } = await api('GET /api/calls/current')
      learnServerTime(now)
      if (!stopped) tell({ kind: 'snapshot', call, at: Date.parse(now) })
    } catch {
      // The banner says that we are offline; here it only matters to ask again.
      if (!stopped) retry = setTimeout(() => void ask(), retryMs)
    } finally {
      asking = false
    }
  }

  const stops = [
    ...callEvents.map((type) =>
      onLive(type, (event) => {
        tell({ kind: 'seen', call: event.data.call, at: Date.parse(event.at) })
        if (event.data.call.agentId === me) void renew('GET /api/leads/{id}')
      }),
    ),
    onLive('call:duration', ({ callId, agentId, talkSeconds, at }) =>
      tell({ kind: 'talking', callId, agentId, talkSeconds, at: Date.parse(at) }),
    ),
    onResync(() => void ask()),
    desk.subscribe(() => {
      if (desk.get().stale) void ask()
    }),
    watchConnection(() => void ask()),
    whenLookedAt(() => {
      if (Date.now() - askedAt > awayMs) void ask()
    }),
  ]
  void ask()
  return () => {
    stopped = true
    clearTimeout(retry)
    for (const stop of stops) stop()
    desk.set(emptyDesk(0))
  }
}

/** Calls back each time the line is there again. */
function watchConnection(back: () => void): () => void {
  let before = connection.get().state
  return connection.subscribe(() => {
    const now = connection.get().state
    const returned = now === 'live' && before !== 'live'
    before = now
    if (returned) back()
  })
}

function whenLookedAt(looked: () => void): () => void {
  const onChange = () => {
    if (!document.hidden) looked()
  }
  document.addEventListener('visibilitychange', onChange)
  return () => document.removeEventListener('visibilitychange', onChange)
}
