import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn } from './browser.ts'
import {
  addLead,
  apiAs,
  carrier,
  dock,
  gone,
  goToLead,
  mailOf,
  notes,
  numberEnding,
  phase,
  seen,
  soon,
  talk,
} from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a network that goes in the middle of a call takes nothing with it', async () => {
  const rahul = await apiAs(mailOf('rahul'))
  const imran = await apiAs(mailOf('imran'))
  const number = numberEnding('15')
  const id = await addLead(rahul, { name: 'Offline Omkar', phone: number, ownerId: imran.userId })
  const agent = await signIn(browser, mailOf('imran'))
  const { page } = agent
  await goToLead(page, id, 'Offline Omkar')
  await talk(page)
  await page.keyboard.press('m')
  await page.keyboard.type('Before the cut. ')
  await seen(dock(page).getByText('Saved', { exact: true }))

  // The network goes. The screen says so, the clock runs on, and writing goes on.
  await agent.context.setOffline(true)
  await seen(page.getByRole('alert').getByText('You are offline'))
  await page.keyboard.type('During the cut. ')
  await seen(dock(page).getByText('Not saved yet, offline'))
  const clock = dock(page).getByRole('timer')
  const before = await clock.textContent()
  await soon(() => clock.textContent()).not.toBe(before)

  // Meanwhile the customer hangs up, which this screen cannot know.
  await carrier.hangUp(number)
  await soon(
    async () => (await imran<{ call: { phase: string } | null }>('GET', '/api/calls/current')).call?.phase,
  ).toBe('wrapping')
  await seen(phase(page, 'Talking'))

  // The network is back: the screen catches up, and every word is kept.
  await agent.context.setOffline(false)
  await seen(phase(page, 'Call ended'), 30_000)
  await gone(page.getByText('You are offline'))
  await seen(dock(page).getByText('Saved', { exact: true }))
  await soon(
    async () => (await imran<{ call: { notes: string } | null }>('GET', '/api/calls/current')).call?.notes,
  ).toBe('Before the cut. During the cut.')

  // A tab that is closed with unsaved words and opened again brings them along; a second tab shows the same.
  await agent.context.setOffline(true)
  await seen(page.getByRole('alert').getByText('You are offline'))
  await notes(page).fill('Before the cut. During the cut. After the call.')
  await seen(dock(page).getByText('Not saved yet, offline'))
  await page.close()
  await agent.context.setOffline(false)
  const again = await agent.tab('/queue')
  await seen(phase(again, 'Call ended'))
  await soon(() => notes(again).inputValue()).toBe('Before the cut. During the cut. After the call.')
  const second = await agent.tab('/callbacks')
  await soon(() => notes(second).inputValue()).toBe('Before the cut. During the cut. After the call.')
  await second.keyboard.press('2')
  await second.keyboard.press('Control+Enter')
  await seen(second.getByText('“Not interested” saved for Offline Omkar.'))
  await gone(phase(again, 'Call ended'))
  const { lastCalls } = await imran<{ lastCalls: { notes: string; disposition: string }[] }>('GET', `/api/leads/${id}`)
  expect(lastCalls).toMatchObject([
    { notes: 'Before the cut. During the cut. After the call.', disposition: 'NOT_INTERESTED' },
  ])
  expect(await carrier.callsTo(number)).toHaveLength(1)
  await agent.close()
})
