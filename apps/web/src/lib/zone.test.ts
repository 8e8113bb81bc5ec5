import { afterEach, describe, expect, test } from 'vitest'
import { fromLocalInput, setZone, toLocalInput, zonedDay } from './zone.ts'

afterEach(() => setZone('Asia/Kolkata'))

describe('local input', () => {
  test('reads and writes in the zone of the organisation, not of the machine', () => {
    expect(toLocalInput('2026-11-24T05:30:00Z')).toBe('2026-11-24T11:00')
    expect(fromLocalInput('2026-11-24T11:00')).toBe('2026-11-24T05:30:00.000Z')
  })

  test.each(['2026-03-08T03:30', '2026-03-07T23:00', '2026-11-01T04:00', '2026-07-01T12:00'])(
    'gives back what was picked where clocks change: %s',
    (picked) => {
      setZone('America/New_York')
      expect(toLocalInput(fromLocalInput(picked) ?? '')).toBe(picked)
    },
  )

  test.each(['', 'tomorrow', '2026-13-40T10:00', '2026-11-24'])('is null for %j', (value) => {
    expect(fromLocalInput(value)).toBeNull()
  })
})

test('a day is the day there', () => {
  expect(zonedDay('2026-11-23T19:00:00Z')).toBe('2026-11-24')
  setZone('America/New_York')
  expect(zonedDay('2026-11-24T02:00:00Z')).toBe('2026-11-23')
})

test('an unknown zone changes nothing', () => {
  setZone('Mars/Olympus')
  expect(zonedDay('2026-11-23T19:00:00Z')).toBe('2026-11-24')
})
