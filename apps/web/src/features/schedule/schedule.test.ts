import type { NotificationView } from '@telehub/contracts'
import { describe, expect, test } from 'vitest'
import { strings } from '@/app/locales/en/schedule.ts'
import type { Translate } from '@/lib/i18n.ts'
import { kindsOf, parseCallbacksSearch } from './callbacks-search.ts'
import { noteDetail, noteTarget, sayNote } from './note-words.ts'
import { allRead, type Notes, withNote } from './notifications.ts'

const note = (id: number, change: Partial<NotificationView> = {}): NotificationView => ({
  id,
  kind: 'callback-soon',
  data: { leadId: 7, leadName: 'Sunita', organisation: 'Sample School', dueAt: '2026-11-24T05:30:00.000Z' },
  at: '2026-11-24T05:20:00.000Z',
  readAt: null,
  ...change,
})
const notes = (items: NotificationView[], unread: number): Notes => ({
  pages: [{ items, unread, nextCursor: null }],
  pageParams: [null],
})

describe('the address of the callbacks', () => {
  test('is read, and what makes no sense is left out', () => {
    expect(parseCallbacksSearch({ kind: 'visit', scope: 'all' })).toEqual({ kind: 'visit', scope: 'all' })
    expect(parseCallbacksSearch({ kind: 'all', scope: 'team' })).toEqual({})
  })
  test('no filter shows escalations: a manager answers them in the queue', () => {
    expect(kindsOf('all')).not.toContain('escalation')
    expect(kindsOf('other')).toEqual(['follow-up', 'send-info'])
  })
})

describe('notifications', () => {
  test('a new one comes on top and counts', () => {
    const now = withNote(notes([note(1)], 1), note(2))
    expect(now.pages[0]?.items.map((one) => one.id)).toEqual([2, 1])
    expect(now.pages[0]?.unread).toBe(2)
  })
  test('the same one after a reconnect changes nothing', () => {
    const before = notes([note(1)], 1)
    expect(withNote(before, note(1))).toBe(before)
  })
  test('reading them leaves none unread', () => {
    const now = allRead(
      notes([note(2), note(1, { readAt: '2026-11-24T05:21:00.000Z' })], 1),
      '2026-11-24T06:00:00.000Z',
    )
    expect(now.pages[0]?.unread).toBe(0)
    expect(now.pages[0]?.items.map((one) => one.readAt)).toEqual([
      '2026-11-24T06:00:00.000Z',
      '2026-11-24T05:21:00.000Z',
    ])
  })

  const t: Translate<'schedule'> = (key, params = {}) => {
    const text = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], strings)
    return String(text).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]))
  }
  const now = Date.parse('2026-11-24T05:20:00.000Z')
  test('say who and when', () => {
    expect(sayNote(t, note(1), now)).toBe('Callback today 11:00: Sunita')
    expect(
      sayNote(
        t,
        note(1, {
          kind: 'action-given',
          data: { actionKind: 'visit', organisation: 'Sample School', dueAt: '2026-11-25T05:30:00.000Z' },
        }),
        now,
      ),
    ).toBe('Visit given to you, due tomorrow 11:00: Sample School')
    expect(sayNote(t, note(1, { kind: 'escalation', data: {} }), now)).toBe('Escalated to you: a lead')
  })
  test('lead to the lead or the import they are about, or nowhere', () => {
    expect(noteTarget(note(1))).toEqual({ to: 'lead', leadId: 7 })
    expect(noteTarget(note(1, { kind: 'import-finished', data: { importId: 3 } }))).toEqual({
      to: 'import',
      importId: 3,
    })
    expect(noteTarget(note(1, { data: { leadId: '7' } }))).toBeNull()
    expect(noteDetail(note(1, { data: { note: ' ' } }))).toBeNull()
  })
})
