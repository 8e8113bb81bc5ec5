import type { FinalLegStatus } from './words.ts'

/** What happens to a ringing phone when nobody touches it. `ring` goes on until the ring time is over. */
export type RingPlan =
  | { readonly kind: 'answer'; readonly afterMs: readonly [number, number]; readonly by: 'HUMAN' | 'MACHINE' }
  | { readonly kind: 'refuse'; readonly afterMs: number; readonly outcome: FinalLegStatus }
  | { readonly kind: 'ring' }

export interface Behaviour {
  readonly ending: string
  readonly label: string
  readonly ring: RingPlan
  /** Seconds until this party hangs up after answering, drawn between the two; null means it stays. */
  readonly talk: readonly [number, number] | null
  /** The request to dial it is refused at once. */
  readonly refusal?: 'ndnc' | 'kyc' | 'invalid'
}

const answer = (from: number, to: number, by: 'HUMAN' | 'MACHINE' = 'HUMAN'): RingPlan => ({
  kind: 'answer',
  afterMs: [from, to],
  by,
})
const refuse = (outcome: FinalLegStatus, afterMs: number): RingPlan => ({ kind: 'refuse', outcome, afterMs })
const ring: RingPlan = { kind: 'ring' }

/** A customer's phone, by the last digits of the number; the longest ending that fits wins. */
export const customerBehaviours: readonly Behaviour[] = [
  { ending: '01', label: 'Busy', ring: refuse('busy', 2000), talk: null },
  { ending: '02', label: 'Rings, nobody answers', ring, talk: null },
  { ending: '03', label: 'Switched off', ring: refuse('failed', 6000), talk: null },
  { ending: '04', label: 'Out of service', ring: refuse('failed', 1000), talk: null },
  { ending: '05', label: 'On the do-not-call register (HTTP 403)', ring, talk: null, refusal: 'ndnc' },
  { ending: '06', label: 'Rings, then cuts the call', ring: refuse('busy', 5000), talk: null },
  { ending: '07', label: 'Answers and hangs up at once', ring: answer(3000, 3000), talk: [1, 1] },
  { ending: '08', label: 'Answering machine', ring: answer(9000, 9000, 'MACHINE'), talk: [12, 12] },
  { ending: '09', label: 'Not a number that can be dialled (HTTP 400)', ring, talk: null, refusal: 'invalid' },
  { ending: '10', label: 'Answers late, talks 40 s', ring: answer(20_000, 20_000), talk: [40, 40] },
  { ending: '11', label: 'Answers, talks 5 s', ring: answer(3000, 3000), talk: [5, 5] },
  { ending: '12', label: 'Answers, talks 30 s', ring: answer(3000, 3000), talk: [30, 30] },
  { ending: '13', label: 'Answers, talks 2 min', ring: answer(3000, 3000), talk: [120, 120] },
  { ending: '14', label: 'Answers, talks 10 min', ring: answer(3000, 3000), talk: [600, 600] },
  { ending: '15', label: 'Answers, never hangs up', ring: answer(3000, 3000), talk: null },
  { ending: '0403', label: 'Account without KYC (HTTP 403)', ring, talk: null, refusal: 'kyc' },
]

const ordinaryCustomer: Behaviour = {
  ending: '',
  label: 'Answers in 2 to 6 s, talks 20 to 75 s',
  ring: answer(2000, 6000),
  talk: [20, 75],
}

/** An agent's handset, by the last four digits. */
export const agentBehaviours: readonly Behaviour[] = [
  { ending: '9901', label: 'Rings, nobody answers', ring, talk: null },
  { ending: '9902', label: 'Busy', ring: refuse('busy', 1000), talk: null },
  { ending: '9903', label: 'Switched off', ring: refuse('failed', 3000), talk: null },
  { ending: '9904', label: 'Answers and hangs up after 2 s', ring: answer(1500, 1500), talk: [2, 2] },
]

const ordinaryAgent: Behaviour = {
  ending: '',
  label: 'Answers after 1.5 s, stays on the line',
  ring: answer(1500, 1500),
  talk: null,
}

function byEnding(table: readonly Behaviour[], number: string, otherwise: Behaviour): Behaviour {
  const fitting = table.filter((behaviour) => number.endsWith(behaviour.ending))
  return fitting.sort((a, b) => b.ending.length - a.ending.length)[0] ?? otherwise
}

export const customerBehaviour = (number: string) => byEnding(customerBehaviours, number, ordinaryCustomer)
export const agentBehaviour = (number: string) => byEnding(agentBehaviours, number, ordinaryAgent)
