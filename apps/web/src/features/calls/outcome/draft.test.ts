import type { DispositionNeed } from '@telehub/domain'
import { describe, expect, test } from 'vitest'
import { codeKeys, groupsOf, mayChoose, standardRules } from './codes.ts'
import { emptyDraft, type Missing, missingOf, type OutcomeDraft, requestOf } from './draft.ts'

const soon = '2026-11-24T05:30:00.000Z'
const full: OutcomeDraft = {
  code: 'INTERESTED',
  callbackAt: soon,
  next: { kind: 'visit', dueAt: soon, place: ' DAV School ', ownerId: 9 },
  language: 'mr',
  visit: { at: soon, place: 'DAV School' },
  material: { what: 'Fee list', to: ' office@school.example ' },
}
const asking = (...needs: DispositionNeed[]) => ({ needs, notesMinLength: 10 })

describe('what is missing', () => {
  test.each<{ needs: DispositionNeed[]; draft: Partial<OutcomeDraft>; notes?: string; missing: Missing | null }>([
    { needs: [], draft: { code: null }, missing: 'code' },
    { needs: [], draft: {}, missing: null },
    { needs: ['notes'], draft: {}, notes: '  too short ', missing: 'notes' },
    { needs: ['notes'], draft: {}, notes: 'ten letters', missing: null },
    { needs: ['notes'], draft: {}, notes: '🙂🙂🙂🙂🙂', missing: 'notes' },
    { needs: ['callback-time'], draft: { callbackAt: null }, missing: 'callback' },
    { needs: ['next-action'], draft: { next: { ...full.next, dueAt: null } }, missing: 'next' },
    { needs: ['next-action'], draft: { next: { ...full.next, place: ' ' } }, missing: 'nextPlace' },
    { needs: ['language'], draft: { language: null }, missing: 'language' },
    { needs: ['visit'], draft: { visit: { at: null, place: 'x' } }, missing: 'visitAt' },
    { needs: ['visit'], draft: { visit: { at: soon, place: '' } }, missing: 'visitPlace' },
    { needs: ['material'], draft: { material: { what: ' ', to: '' } }, missing: 'what' },
    { needs: ['visit', 'notes'], draft: {}, missing: 'notes' },
  ])('of $needs with $draft is $missing', ({ needs, draft, notes = '', missing }) => {
    expect(missingOf({ ...full, ...draft }, notes, asking(...needs))).toBe(missing)
  })
})

describe('the request', () => {
  test('has only what the code asks for', () => {
    expect(requestOf({ ...full, code: 'BUSY' }, ' said so ', [])).toEqual({ code: 'BUSY', notes: 'said so' })
  })

  test('has the next action with its place and its owner', () => {
    expect(requestOf(full, '', ['next-action'])).toEqual({
      code: 'INTERESTED',
      notes: '',
      nextAction: { kind: 'visit', dueAt: soon, place: 'DAV School', ownerId: 9 },
    })
  })

  test('leaves the address of information to the lead when none is given', () => {
    const draft = { ...full, code: 'SEND_INFO' as const }
    expect(requestOf(draft, '', ['material'])?.material).toEqual({ what: 'Fee list', to: 'office@school.example' })
    const without = { ...draft, material: { what: 'Fee list', to: '' } }
    expect(requestOf(without, '', ['material'])?.material).toEqual({ what: 'Fee list' })
  })

  test('is none without a code', () => {
    expect(requestOf(emptyDraft(null), 'x', [])).toBeNull()
  })
})

describe('the grid', () => {
  test('has a key of its own for each of the fourteen codes', () => {
    expect(new Set(Object.values(codeKeys)).size).toBe(14)
  })

  test('puts the proposed code and its group first', () => {
    const [first] = groupsOf(standardRules, 'BUSY')
    expect(first?.[0]).toBe('not-connected')
    expect(first?.[1][0]?.code).toBe('BUSY')
    expect(groupsOf(standardRules, null).map(([group]) => group)).toEqual(['connected', 'not-connected', 'special'])
    expect(groupsOf(standardRules, 'BUSY').flatMap(([, rules]) => rules)).toHaveLength(14)
  })

  test('lets a conversation be recorded only where there may have been one', () => {
    const unanswered = { outcome: 'no-answer', customerAnsweredAt: null } as const
    expect(mayChoose(unanswered, 'connected')).toBe(false)
    expect(mayChoose(unanswered, 'special')).toBe(true)
    expect(mayChoose({ outcome: 'lost', customerAnsweredAt: null }, 'connected')).toBe(true)
    expect(mayChoose({ outcome: null, customerAnsweredAt: soon }, 'connected')).toBe(true)
  })
})
