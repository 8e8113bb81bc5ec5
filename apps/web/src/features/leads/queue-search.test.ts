import { describe, expect, test } from 'vitest'
import {
  activeFilters,
  isTooShort,
  leadFilterOf,
  leadQueryOf,
  parseQueueSearch,
  viewOf,
  withChange,
  withoutFilters,
} from './queue-search.ts'

describe('reading the address', () => {
  test('takes every filter from a readable query string', () => {
    const text =
      'scope=all&q=98&status=new,attempting&priority=HOT&min=60&max=79&source=website,referral&campaign=1,2&age=fresh&owner=7&vip=true&from=2026-11-01&to=2026-11-24&sort=score&lead=12'
    expect(parseQueueSearch(Object.fromEntries(new URLSearchParams(text)))).toEqual({
      scope: 'all',
      q: '98',
      status: ['new', 'attempting'],
      priority: ['HOT'],
      min: 60,
      max: 79,
      source: ['website', 'referral'],
      campaign: [1, 2],
      age: ['fresh'],
      owner: [7],
      vip: true,
      from: '2026-11-01',
      to: '2026-11-24',
      sort: 'score',
      lead: 12,
    })
  })
  test('leaves out what makes no sense instead of failing', () => {
    const raw = {
      scope: 'x',
      status: 'new,sold',
      priority: 'hot',
      min: '101',
      max: '-1',
      campaign: 'a,0,3',
      lead: '1.5',
      from: '2026-13-40',
      sort: 'name',
    }
    expect(parseQueueSearch(raw)).toEqual({ status: ['new'], campaign: [3] })
  })
  test('drops values that the server would refuse', () => {
    const raw = Object.fromEntries(
      new URLSearchParams('status=zzz&priority=zzz&campaign=abc&vip=maybe&source=%00&sort=evil&q=a%00b'),
    )
    expect(parseQueueSearch(raw)).toEqual({})
    expect(parseQueueSearch({ source: `website,${'x'.repeat(121)}` })).toEqual({ source: ['website'] })
  })
  test('is the same for what it has read itself', () => {
    const once = parseQueueSearch({ status: 'new,contacted', vip: 'true', min: '0', lead: '4' })
    expect(parseQueueSearch({ ...once })).toEqual(once)
    expect(once.min).toBe(0)
  })
})

describe('asking the server', () => {
  test('an agent starts with own leads, a manager with all', () => {
    expect(leadFilterOf({}, 'agent').scope).toBe('mine')
    expect(leadFilterOf({}, 'manager').scope).toBe('all')
    expect(leadFilterOf({ scope: 'mine' }, 'admin').scope).toBe('mine')
    expect(viewOf({ scope: 'escalated' }, 'agent')).toBe('mine')
    expect(viewOf({ scope: 'escalated' }, 'manager')).toBe('escalated')
  })
  test('a day ends with its last moment in the zone of the organisation', () => {
    const query = leadFilterOf({ from: '2026-11-24', to: '2026-11-24' }, 'agent')
    expect(query.createdFrom).toBe('2026-11-23T18:30:00.000Z')
    expect(query.createdTo).toBe('2026-11-24T18:29:59.999Z')
  })
  test('one letter is not searched for', () => {
    expect(leadFilterOf({ q: ' r ' }, 'agent').q).toBeUndefined()
    expect(leadFilterOf({ q: ' ra ' }, 'agent').q).toBe('ra')
  })
  test.each([
    ['%', true],
    ['_ _', true],
    ['\\\\', true],
    ['%r', true],
    ['98', true],
    ['+9 8', true],
    ['982', false],
    ['९८२', false],
    ['ra', false],
    ['सु', false],
    ['B4', false],
  ])('%j is too short to search for: %s', (typed, short) => {
    expect(isTooShort(typed)).toBe(short)
    expect(leadFilterOf({ q: typed }, 'agent').q === undefined).toBe(short)
  })
  test('which lead is open does not change the list', () => {
    expect(leadQueryOf({ lead: 4 }, 'agent')).toEqual(leadQueryOf({}, 'agent'))
  })
})

describe('changing filters', () => {
  test('an emptied filter leaves the address', () => {
    expect(withChange({ status: ['new'], q: 'a' }, { status: [], q: '' })).toEqual({})
  })
  test('a band of scores and a range of days are one filter each', () => {
    const search = { min: 60, max: 79, from: '2026-11-01', q: 'x', lead: 3 }
    expect(activeFilters(search)).toEqual(['score', 'created'])
    expect(withoutFilters(search, ['score'])).toEqual({ from: '2026-11-01', q: 'x', lead: 3 })
    expect(withoutFilters(search)).toEqual({ q: 'x', lead: 3 })
  })
})
