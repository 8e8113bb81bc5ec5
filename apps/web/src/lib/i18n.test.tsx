import { act, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { expect, test, vi } from 'vitest'
import { addStrings, startI18n, t, useTranslation } from './i18n.ts'

test('fills in what a sentence names, and leaves what it was not given', () => {
  expect(t('time.in', { span: '4 min' })).toBe('in 4 min')
  expect(t('time.in')).toBe('in {{span}}')
})

test('takes the plural form by the count', () => {
  addStrings('en', 'common', { leads_one: '{{count}} lead', leads_other: '{{count}} leads' })
  const count = t as (key: string, params: { count: number }) => string
  expect([0, 1, 4912].map((n) => count('leads', { count: n }))).toEqual(['0 leads', '1 lead', '4912 leads'])
})

const useLate = useTranslation as unknown as (area: string) => { t: (key: string) => string }
const Late = () => <p>{useLate('late').t('title')}</p>

test('a component waits for its area, which is fetched once', async () => {
  let arrive = (_: { title: string }) => {}
  const load = vi.fn(() => new Promise<{ title: string }>((resolve) => (arrive = resolve)))
  startI18n(load, {})
  await act(async () =>
    render(
      <Suspense fallback="waiting">
        <Late />
        <Late />
      </Suspense>,
    ),
  )
  expect(screen.getByText('waiting')).toBeInTheDocument()
  await act(async () => arrive({ title: 'Late words' }))
  expect(screen.getAllByText('Late words')).toHaveLength(2)
  expect(load).toHaveBeenCalledExactlyOnceWith('en', 'late')
})
