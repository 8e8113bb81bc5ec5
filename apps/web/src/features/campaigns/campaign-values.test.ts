import { campaignRoutes } from '@telehub/contracts'
import { expect, test } from 'vitest'
import { hoursProblemsOf, problemsOf, toBody, toChange, valuesOf } from './campaign-values.ts'

const campaign = {
  id: 3,
  name: 'Summer camp',
  purpose: 'promotional' as const,
  script: 'Namaste',
  talkingPoints: ['Dates', 'Fees'],
  hours: { days: { mon: { open: '11:00', close: '17:00' }, sun: null } },
  active: true,
  openNow: true,
}

test('a campaign goes to the form and back as it was, and the contract takes it', () => {
  const { id: _, openNow: __, ...fields } = campaign
  expect(toBody(valuesOf(campaign))).toEqual(fields)
  expect(campaignRoutes['POST /api/campaigns'].body.parse(toBody(valuesOf(campaign)))).toEqual(fields)
  expect(toBody(valuesOf({ ...campaign, hours: null })).hours).toBeNull()
})

test('only what differs is sent', () => {
  const before = valuesOf(campaign)
  expect(toChange(before, before)).toEqual({})
  expect(toChange({ ...before, points: 'Dates\n\n Place ' }, before)).toEqual({ talkingPoints: ['Dates', 'Place'] })
  expect(toChange({ ...before, ownHours: false, active: false }, before)).toEqual({ hours: null, active: false })
})

test('a name is needed, and points have their limits', () => {
  expect(problemsOf(valuesOf(null))).toEqual({ name: 'need' })
  const many = Array.from({ length: 31 }, (_, i) => `point ${i}`).join('\n')
  expect(problemsOf({ ...valuesOf(campaign), points: many })).toEqual({ points: 'tooManyPoints' })
  expect(problemsOf({ ...valuesOf(campaign), points: 'x'.repeat(301) })).toEqual({ points: 'longPoint' })
})

test('hours are checked only when they are its own', () => {
  const values = valuesOf(campaign)
  const wrong = { ...values, week: { ...values.week, mon: { state: 'open' as const, open: '17', close: '9' } } }
  expect(hoursProblemsOf(wrong)).toEqual({ mon: 'order' })
  expect(hoursProblemsOf({ ...wrong, ownHours: false })).toEqual({})
})
