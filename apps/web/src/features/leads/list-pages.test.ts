import type { LeadRow } from '@telehub/contracts'
import { describe, expect, test } from 'vitest'
import { leadRow as row } from './fixtures/leads.ts'
import { firstPage, hasMoved, incomingOf, type LeadPages, patchRows, rowsOf } from './list-pages.ts'
import { countOf, sectionsOf } from './sections.ts'

const pagesOf = (pages: LeadRow[][], nextCursor: string | null = 'more'): LeadPages => ({
  pages: pages.map((items) => ({ items, nextCursor })),
  pageParams: pages.map((_, i) => (i === 0 ? null : `c${i}`)),
})
const idsOf = (data: LeadPages) => rowsOf(data).map((one) => one.id)

describe('pages of leads', () => {
  test('a lead that moved between two fetches is drawn once, where it came first', () => {
    expect(
      idsOf(
        pagesOf([
          [row(1), row(2)],
          [row(2), row(3)],
        ]),
      ),
    ).toEqual([1, 2, 3])
  })
  test('a newer version takes the place of the old one', () => {
    const data = pagesOf([[row(1), row(2)], [row(3)]])
    const patched = patchRows(data, new Map([[3, row(3, { name: 'Renamed' })]]))
    expect(rowsOf(patched)[2]?.name).toBe('Renamed')
    expect(idsOf(patched)).toEqual([1, 2, 3])
    expect(patched.pages[0]).toBe(data.pages[0])
  })
  test('nothing to change gives back the same object, so that nothing is drawn again', () => {
    const data = pagesOf([[row(1)]])
    expect(patchRows(data, new Map([[9, row(9)]]))).toBe(data)
  })
  test('only the first page is kept of a list nobody looks at', () => {
    const kept = firstPage(pagesOf([[row(1)], [row(2)]]))
    expect([idsOf(kept), kept.pageParams]).toEqual([[1], [null]])
  })
  test('tells what changes the place of a lead from what does not', () => {
    expect(hasMoved(row(1), row(1, { city: 'Pune' }))).toBe(false)
    expect(hasMoved(row(1, { queueGroup: 'fresh' }), row(1, { queueGroup: null }))).toBe(true)
  })
})

describe('leads that come in', () => {
  const ids = (leads: readonly LeadRow[]) => leads.map((lead) => lead.id)
  test('are those above what is known', () => {
    expect(ids(incomingOf(pagesOf([[row(1), row(2)]]), [row(7), row(1), row(8), row(2)]))).toEqual([7, 8])
  })
  test('are not those that moved up from further below', () => {
    expect(ids(incomingOf(pagesOf([[row(1), row(2), row(3)]]), [row(1), row(3), row(4)]))).toEqual([])
  })
  test('count at the end as well when the whole list is loaded', () => {
    expect(ids(incomingOf(pagesOf([[row(1)]], null), [row(1), row(5)]))).toEqual([5])
  })
})

describe('sections', () => {
  const shape = (leads: LeadRow[], sort: 'queue' | 'priority' | 'score', open: number | null = null) =>
    sectionsOf(leads, sort, open).map((item) => item.key)

  test('a heading stands where a group begins, and the held back come last', () => {
    const leads = [
      row(1, { queueGroup: 'promised-callback' }),
      row(2, { queueGroup: 'HOT' }),
      row(3, { queueGroup: 'HOT' }),
      row(4, { queueGroup: null, heldBack: 'too-recent' }),
    ]
    expect(shape(leads, 'queue')).toEqual(['heading-promised-callback', 1, 'heading-HOT', 2, 3, 'heading-held-back', 4])
  })
  test('by priority there are HOT, WARM and COLD; by score there is no heading', () => {
    const leads = [row(1, { priority: 'HOT' }), row(2, { priority: 'COLD' })]
    expect(shape(leads, 'priority')).toEqual(['heading-HOT', 1, 'heading-COLD', 2])
    expect(shape(leads, 'score')).toEqual([1, 2])
  })
  test('a lead patched in place opens no heading of its own', () => {
    const data = pagesOf([
      [row(1, { queueGroup: 'HOT' }), row(2, { queueGroup: 'HOT' }), row(3, { queueGroup: 'HOT' })],
    ])
    const once = patchRows(data, new Map([[2, row(2, { queueGroup: null, heldBack: 'in-call' })]]))
    const twice = patchRows(once, new Map([[2, row(2, { queueGroup: null, heldBack: 'too-recent' })]]))
    expect(shape(rowsOf(twice), 'queue')).toEqual(['heading-HOT', 1, 2, 3])
    expect(rowsOf(twice)[1]?.heldBack).toBe('too-recent')
  })
  test('the card of an open lead stands under its row', () => {
    expect(shape([row(1), row(2)], 'score', 1)).toEqual([1, 'card-1', 2])
  })
  test('a heading carries a count only where it is a whole priority', () => {
    const counts = { HOT: 12, WARM: 48, COLD: 10_000, cap: 10_000 }
    expect(countOf('HOT', 'priority', counts)).toBe('12')
    expect(countOf('COLD', 'priority', counts)).toBe('10,000+')
    expect(countOf('HOT', 'queue', counts)).toBeNull()
    expect(countOf('held-back', 'priority', counts)).toBeNull()
  })
})
