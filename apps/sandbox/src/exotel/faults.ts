import { seededRandom } from '../random.ts'
import { callFaults, type Fault, type FaultEndpoint, type FaultRule, httpFaults } from './fault-words.ts'

export interface Chaos {
  readonly seed: number
  /** Share of connect requests that get one random fault, 0 to 1. */
  readonly rate: number
  readonly faults: readonly Fault[]
}

export interface Faults {
  list(): readonly FaultRule[]
  replace(rules: readonly FaultRule[]): void
  /** Adds a rule in place of the one with the same fault, number and endpoint. */
  add(rule: FaultRule): void
  remove(fault: Fault): void
  chaos(): Chaos | null
  setChaos(chaos: Chaos | null): void
  /** The HTTP fault for a request, and the callback faults for the call it places. Uses up one strike of each. */
  strike(on: FaultEndpoint, numbers: readonly string[]): { http: FaultRule | null; call: FaultRule[] }
}

const isHttp = (fault: Fault) => (httpFaults as readonly string[]).includes(fault)
const placesNoCall = (fault: Fault) => isHttp(fault) && fault !== 'slow-reply' && fault !== 'reply-lost'

/** Chaos leaves out what would condemn the whole account, unless asked for it by name. */
export const chaosFaults: readonly Fault[] = [...httpFaults, ...callFaults].filter(
  (fault) => !['http-401', 'http-402', 'http-403-kyc', 'http-404'].includes(fault),
)

export function newFaults(): Faults {
  let rules: FaultRule[] = []
  let chaos: Chaos | null = null
  let random = seededRandom(0)

  const use = (struck: readonly FaultRule[]) => {
    rules = rules
      .map((rule) => (struck.includes(rule) && rule.times !== null ? { ...rule, times: rule.times - 1 } : rule))
      .filter((rule) => rule.times !== 0)
  }

  return {
    list: () => rules,
    replace(next) {
      rules = [...next]
    },
    add(rule) {
      rules = rules.filter((r) => r.fault !== rule.fault || r.number !== rule.number || r.on !== rule.on)
      rules.push(rule)
    },
    remove(fault) {
      rules = rules.filter((rule) => rule.fault !== fault)
    },
    chaos: () => chaos,
    setChaos(next) {
      chaos = next
      random = seededRandom(next?.seed ?? 0)
    },
    strike(on, numbers) {
      const matching = rules.filter((r) => r.on === on && (r.number === null || numbers.includes(r.number)))
      if (on === 'connect' && chaos) {
        const [hit, pick] = [random(), random()]
        const fault = chaos.faults[Math.floor(pick * chaos.faults.length)]
        if (hit < chaos.rate && fault) matching.push({ fault, times: null, number: null, on, event: null, ms: null })
      }
      const http = matching.find((rule) => isHttp(rule.fault)) ?? null
      const call = http && placesNoCall(http.fault) ? [] : matching.filter((rule) => !isHttp(rule.fault))
      use(http ? [http, ...call] : call)
      return { http, call }
    },
  }
}
