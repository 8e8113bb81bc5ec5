import type { CallOutcome, DispositionCode, LeadStatus, NextActionKind } from '@telehub/domain'
import type { Random } from './random.ts'

/** One past call of a lead's story. */
export interface PastCall {
  /** Hours before now. */
  hoursAgo: number
  outcome: Extract<CallOutcome, 'answered' | 'no-answer' | 'busy' | 'switched-off'>
  talkSeconds: number
  code: DispositionCode
  notes: string
}

/** What has happened with a lead so far, oldest call first, and what is to happen. */
export interface Story {
  status: LeadStatus
  /** Hours since it was created. */
  age: number
  calls: PastCall[]
  next: { kind: NextActionKind; inHours: number; details?: Record<string, string> } | null
}

const heard = [
  'Principal is in class until noon, the clerk took our name.',
  'About 150 children in classes 3 to 5. Wants the programme sheet first.',
  'Budget is decided in the trustees’ meeting next month.',
  'They ran a reading camp two years ago and liked it.',
  'Asked whether the material comes in Marathi and Hindi.',
  'Speaks Marathi by preference; very friendly.',
  'Wants to know how much time teachers must give.',
  'New principal since June, does not know us yet.',
]

const call = (
  random: Random,
  hoursAgo: number,
  rest: Partial<PastCall> & Pick<PastCall, 'outcome' | 'code'>,
): PastCall => ({
  hoursAgo,
  talkSeconds: rest.outcome === 'answered' ? 40 + random.below(380) : 0,
  notes: rest.outcome === 'answered' ? random.pick(heard) : '',
  ...rest,
})

const missed = (random: Random, hoursAgo: number): PastCall =>
  random.chance(0.6)
    ? call(random, hoursAgo, { outcome: 'no-answer', code: 'NO_ANSWER' })
    : random.chance(0.7)
      ? call(random, hoursAgo, { outcome: 'busy', code: 'BUSY' })
      : call(random, hoursAgo, { outcome: 'switched-off', code: 'SWITCHED_OFF' })

type Make = (random: Random) => Story

const untouched: Make = (random) => ({ status: 'new', age: 30 + random.below(900), calls: [], next: null })
const fresh: Make = (random) => ({ status: 'new', age: random.next() * 20, calls: [], next: null })

const tried: Make = (random) => {
  const last = 1 + random.below(70)
  const calls = Array.from({ length: 1 + random.below(3) }, (_, index) =>
    missed(random, last + index * (20 + random.below(60))),
  ).reverse()
  return {
    status: 'attempting',
    age: 320 + random.below(300),
    calls,
    next: { kind: 'retry', inHours: random.next() * 30 - 4 },
  }
}

const promised: Make = (random) => ({
  status: 'follow-up',
  age: 200 + random.below(300),
  calls: [
    missed(random, 120),
    call(random, 2 + random.below(70), {
      outcome: 'answered',
      code: 'CALLBACK_REQUESTED',
      notes: 'Asked to be called again when the principal is free.',
    }),
  ],
  next: { kind: 'callback', inHours: random.pick([-26, -3, -0.4, 0.05, 0.4, 1.5, 4, 20, 26, 44]) },
})

const interested: Make = (random) => ({
  status: 'interested',
  age: 150 + random.below(400),
  calls: [call(random, 3 + random.below(120), { outcome: 'answered', code: 'INTERESTED' })],
  next: random.chance(0.8) ? { kind: 'follow-up', inHours: random.below(90) - 24 } : null,
})

const visit: Make = (random) => ({
  status: 'visit-scheduled',
  age: 260 + random.below(300),
  calls: [
    missed(random, 150),
    call(random, 8 + random.below(90), {
      outcome: 'answered',
      code: 'SCHEDULE_VISIT',
      notes: 'Visit agreed with the principal.',
    }),
  ],
  next: { kind: 'visit', inHours: 20 + random.below(120), details: { place: 'At the school office' } },
})

const info: Make = (random) => ({
  status: 'contacted',
  age: 200 + random.below(200),
  calls: [
    call(random, 10 + random.below(60), {
      outcome: 'answered',
      code: 'SEND_INFO',
      notes: 'Wants the programme sheet by e-mail.',
    }),
  ],
  next: { kind: 'follow-up', inHours: 10 + random.below(40) },
})

const declined: Make = (random) => ({
  status: 'not-interested',
  age: 300 + random.below(400),
  calls: [
    call(random, 20 + random.below(200), {
      outcome: 'answered',
      code: 'NOT_INTERESTED',
      notes: 'Works with another organisation and is content.',
    }),
  ],
  next: null,
})

const already: Make = (random) => ({
  status: 'already-customer',
  age: 500,
  calls: [
    call(random, 40 + random.below(200), {
      outcome: 'answered',
      code: 'ALREADY_CUSTOMER',
      notes: 'The programme already runs there.',
    }),
  ],
  next: null,
})

/** How common each story is on the demo floor, in parts of a hundred. */
const shares: readonly [number, Make][] = [
  [26, untouched],
  [12, fresh],
  [24, tried],
  [9, promised],
  [11, interested],
  [4, visit],
  [4, info],
  [7, declined],
  [3, already],
]

export const tellStory = (random: Random): Story => {
  let left = random.below(100)
  for (const [share, make] of shares) {
    if (left < share) return make(random)
    left -= share
  }
  return untouched(random)
}
