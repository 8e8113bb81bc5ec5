import { Agent, request } from 'node:http'
import type { BenchCall, Plan } from './plan.ts'

export const steps = ['answered-1', 'answered-2', 'terminal'] as const
type Step = (typeof steps)[number]
export const eventOf = { 'answered-1': 'call:ringing', 'answered-2': 'call:answered', terminal: 'call:ended' } as const

export interface Post {
  call: BenchCall
  step: Step
  /** Milliseconds after the first. */
  dueMs: number
}

const lagSeconds = 2

/**
 * The callbacks of these calls at a fixed pace. Those of one call lie two seconds apart and more, so that the carrier's own
 * order is kept and all three kinds come mixed, as in life.
 */
export const timetable = (calls: readonly BenchCall[], perSecond: number): Post[] => {
  const lag = 3 * Math.ceil((lagSeconds * perSecond) / 3)
  const slots = calls.flatMap((call, i) => steps.map((step, k) => ({ call, step, slot: 3 * i + k + k * lag })))
  return slots
    .sort((a, b) => a.slot - b.slot)
    .map(({ call, step, slot }) => ({ call, step, dueMs: (slot * 1000) / perSecond }))
}

const bodyOf = (call: BenchCall, step: Step): string => {
  const now = new Date(Date.now() + 5.5 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19)
  const legs = {
    'answered-1': ['in-progress', ''],
    'answered-2': ['in-progress', 'in-progress'],
    terminal: ['completed', 'completed'],
  }[step]
  return new URLSearchParams({
    CallSid: call.carrierCallId,
    CustomField: call.id,
    EventType: step === 'terminal' ? 'terminal' : 'answered',
    Status: step === 'terminal' ? 'completed' : 'in-progress',
    DateUpdated: now,
    StartTime: now,
    EndTime: step === 'terminal' ? now : '1970-01-01 05:30:00',
    ConversationDuration: step === 'terminal' ? '1' : '0',
    'Legs[0][Status]': legs[0] ?? '',
    'Legs[1][Status]': legs[1] ?? '',
  }).toString()
}

export interface Poster {
  /** Settles with the status of the answer, or 0 without one. */
  post(call: BenchCall, step: Step): Promise<number>
  close(): void
}

export const makePoster = (plan: Plan): Poster => {
  const agent = new Agent({ keepAlive: true })
  return {
    post: (call, step) =>
      new Promise((resolve) => {
        const path =
          plan.kind === 'telehub'
            ? `/api/webhooks/exotel/status/${call.id}/${call.secret}`
            : `/hook/${call.id}/${step}/${eventOf[step]}`
        const body = bodyOf(call, step)
        const sent = request(
          plan.url + path,
          {
            agent,
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
          },
          (reply) => {
            reply.resume()
            reply.once('end', () => resolve(reply.statusCode ?? 0))
          },
        )
        sent.once('error', () => resolve(0))
        sent.end(body)
      }),
    close: () => agent.destroy(),
  }
}
