import { agentBehaviour, type Behaviour, customerBehaviour } from './behaviours.ts'
import type { Party } from './words.ts'

/** `automatic`: by the number's ending. `manual`: a person answers on the page. The rest override the number. */
export const handsetModes = ['automatic', 'manual', 'busy', 'no-answer', 'switched-off'] as const
export type HandsetMode = (typeof handsetModes)[number]

export interface Handset {
  readonly number: string
  readonly party: Party
  /** null follows the default of its party. */
  mode: HandsetMode | null
  usedAt: number
}

export interface HandsetDefaults {
  agentAutoAnswer: boolean
  customerAutoAnswer: boolean
}

export interface Handsets {
  readonly defaults: HandsetDefaults
  list(): readonly Handset[]
  /** The handset of a number, made on first sight. */
  touch(number: string, party: Party, now: number): Handset
  setMode(number: string, party: Party, mode: HandsetMode | null, now: number): Handset
  modeOf(handset: Handset): HandsetMode
  behaviourOf(handset: Handset): Behaviour
  reset(): void
}

const remembered = 400

export function newHandsets(initial: HandsetDefaults): Handsets {
  const defaults = { ...initial }
  const byKey = new Map<string, Handset>()

  function touch(number: string, party: Party, now: number): Handset {
    const key = `${party}:${number}`
    const handset = byKey.get(key) ?? { number, party, mode: null, usedAt: now }
    handset.usedAt = now
    byKey.delete(key)
    byKey.set(key, handset)
    for (const [old, candidate] of byKey) {
      if (byKey.size <= remembered) break
      if (candidate.mode === null) byKey.delete(old)
      else break
    }
    return handset
  }

  function modeOf(handset: Handset): HandsetMode {
    const automatic = handset.party === 'agent' ? defaults.agentAutoAnswer : defaults.customerAutoAnswer
    return handset.mode ?? (automatic ? 'automatic' : 'manual')
  }

  return {
    defaults,
    list: () => [...byKey.values()],
    touch,
    setMode(number, party, mode, now) {
      const handset = touch(number, party, now)
      handset.mode = mode
      return handset
    },
    modeOf,
    behaviourOf(handset) {
      const own = handset.party === 'agent' ? agentBehaviour(handset.number) : customerBehaviour(handset.number)
      const mode = modeOf(handset)
      switch (mode) {
        case 'automatic':
          return own
        case 'manual':
          return { ...own, ring: { kind: 'ring' }, talk: null }
        case 'busy':
          return { ...own, ring: { kind: 'refuse', outcome: 'busy', afterMs: 1500 } }
        case 'no-answer':
          return { ...own, ring: { kind: 'ring' } }
        case 'switched-off':
          return { ...own, ring: { kind: 'refuse', outcome: 'failed', afterMs: 3000 } }
        default:
          return mode satisfies never
      }
    },
    reset() {
      byKey.clear()
      Object.assign(defaults, initial)
    },
  }
}
