import type { Call } from './call.ts'

export interface CallStore {
  nextSequence(): number
  add(call: Call): void
  get(sid: string): Call | undefined
  /** Newest first. */
  newestFirst(): Call[]
  live(): Call[]
  /** Takes the phone line of a number for a call. False when another call has it. */
  engage(number: string, call: Call): boolean
  /** The call is over: frees its lines, and lets it be forgotten in its turn. */
  retire(call: Call): void
  clear(): void
}

/** Calls in memory. The oldest ended calls are forgotten beyond `keep`; a live call never is. */
export function newCallStore(keep: number): CallStore {
  const bySid = new Map<string, Call>()
  const live = new Map<string, Call>()
  const engaged = new Map<string, Call>()
  const retired: string[] = []
  let sequence = 0

  return {
    nextSequence: () => ++sequence,
    add(call) {
      bySid.set(call.sid, call)
      live.set(call.sid, call)
    },
    get: (sid) => bySid.get(sid),
    newestFirst: () => [...bySid.values()].reverse(),
    live: () => [...live.values()],
    engage(number, call) {
      if (engaged.has(number)) return false
      engaged.set(number, call)
      return true
    },
    retire(call) {
      if (!live.delete(call.sid)) return
      for (const leg of call.legs) if (engaged.get(leg.number) === call) engaged.delete(leg.number)
      retired.push(call.sid)
      while (retired.length > keep) {
        const oldest = retired.shift()
        if (oldest) bySid.delete(oldest)
      }
    },
    clear() {
      bySid.clear()
      live.clear()
      engaged.clear()
      retired.length = 0
    },
  }
}
