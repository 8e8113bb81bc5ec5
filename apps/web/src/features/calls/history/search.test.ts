import { expect, test } from 'vitest'
import { callQueryOf, hrefOf, parseCallSearch } from './search.ts'

test('an address says what it can and no more', () => {
  const search = parseCallSearch({
    outcome: 'BUSY',
    agent: '12',
    from: '2026-11-24',
    to: 'soon',
    due: 'true',
    call: 'x',
  })
  expect(search).toEqual({ outcome: 'BUSY', agent: 12, from: '2026-11-24', due: true })
  expect(parseCallSearch({ outcome: 'NICE', agent: '-1', from: '2026-99-99' })).toEqual({})
})

test('an address comes back from what was read of it', () => {
  const search = parseCallSearch({ whose: 'mine', outcome: 'DND', lead: '4', due: 'true' })
  const raw = Object.fromEntries(new URLSearchParams(hrefOf(search).split('?')[1]))
  expect(parseCallSearch(raw)).toEqual(search)
  expect(hrefOf(search, { whose: undefined, outcome: undefined, lead: undefined, due: undefined })).toBe('/calls')
})

test('days are those of the organisation, both included', () => {
  const query = callQueryOf({ from: '2026-11-24', to: '2026-11-24' }, { id: 7, role: 'manager' })
  expect(query.from).toBe('2026-11-23T18:30:00.000Z')
  expect(query.to).toBe('2026-11-24T18:29:59.999Z')
})

test('an agent sees the own calls whatever the address says', () => {
  expect(callQueryOf({ whose: 'team', agent: 9 }, { id: 7, role: 'agent' }).agentId).toBe(7)
  expect(callQueryOf({ agent: 9 }, { id: 7, role: 'manager' }).agentId).toBe(9)
  expect(callQueryOf({}, { id: 7, role: 'admin' }).agentId).toBeUndefined()
})
