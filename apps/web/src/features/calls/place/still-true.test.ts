import { describe, expect, test } from 'vitest'
import { ApiError, type ErrorCode } from '@/lib/api-error.ts'
import { isStillTrue } from './still-true.ts'

const at = Date.parse('2026-11-24T05:30:00Z')
const refused = (code: ErrorCode, freesAt: string | null = null) => ({
  request: { leadId: 41 },
  error: new ApiError({ status: 409, code, title: 'No', freesAt }),
  at,
})

describe('a refusal', () => {
  test('over an outcome that is due goes with that outcome, and not before the call is known here', () => {
    const due = refused('call-not-disposed')
    expect(isStillTrue(due, 'nothing', 'nothing', at)).toBe(true)
    expect(isStillTrue(due, 'nothing', 'outcome', at)).toBe(true)
    expect(isStillTrue(due, 'outcome', 'saved', at)).toBe(false)
    expect(isStillTrue(due, 'outcome', 'nothing', at)).toBe(false)
  })

  test('over a call on the line goes when the call ends', () => {
    const talking = refused('already-on-call')
    expect(isStillTrue(talking, 'live', 'live', at)).toBe(true)
    expect(isStillTrue(talking, 'live', 'outcome', at)).toBe(false)
    expect(isStillTrue(talking, 'live', 'unreached', at)).toBe(false)
  })

  test('that time lifts goes then, and stays long enough to be read', () => {
    const hours = refused('outside-hours', '2026-11-24T05:31:00Z')
    expect(isStillTrue(hours, 'nothing', 'nothing', at + 59_000)).toBe(true)
    expect(isStillTrue(hours, 'nothing', 'nothing', at + 60_000)).toBe(false)
    const past = refused('lead-locked', '2026-11-24T05:29:59Z')
    expect(isStillTrue(past, 'nothing', 'nothing', at + 1000)).toBe(true)
    expect(isStillTrue(past, 'nothing', 'nothing', at + 5000)).toBe(false)
  })

  test('that names no end stays until it is read', () => {
    expect(isStillTrue(refused('do-not-call'), 'outcome', 'nothing', at + 3_600_000)).toBe(true)
  })
})
