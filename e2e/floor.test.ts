import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn } from './browser.ts'
import { addLead, apiAs, carrier, goToLead, mailOf, numberEnding, phase, seen, soon, talk } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a manager sees the floor as it is while an agent works', async () => {
  const rahul = await apiAs(mailOf('rahul'))
  const kavita = await apiAs(mailOf('kavita'))
  const number = numberEnding('15')
  const id = await addLead(rahul, {
    name: 'Floor Farhan',
    organisation: 'Floor School',
    phone: number,
    ownerId: kavita.userId,
  })
  const manager = await signIn(browser, mailOf('rahul'))
  const floor = manager.page
  await floor.waitForURL('**/floor')
  const tile = floor.getByRole('list', { name: 'Agents' }).getByRole('listitem').filter({ hasText: 'Kavita Nair' })
  const today = async () =>
    Number((await floor.getByText('Calls today').locator('..').textContent())?.match(/\d+$/)?.[0])
  await seen(tile.getByText('Offline'))
  const before = await today()

  // She signs in, takes a break, comes back, calls, talks.
  const agent = await signIn(browser, mailOf('kavita'))
  const { page } = agent
  await seen(tile.getByText('Available'))
  const setPresence = async (name: string) => {
    await page.getByRole('button', { name: /^Presence: / }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await setPresence('Lunch')
  await seen(tile.getByText('On break · Lunch'))
  await setPresence('Available')
  await seen(tile.getByText('Available'))
  await goToLead(page, id, 'Floor Farhan')
  await talk(page)
  await seen(tile.getByText('Talking'))
  await seen(tile.getByText('Floor Farhan'))
  await seen(tile.getByText('Floor School'))
  const clock = tile.getByText(/^\d\d:\d\d$/)
  const at = await clock.textContent()
  await soon(() => clock.textContent()).not.toBe(at)
  await soon(today).toBe(before + 1)
  await seen(floor.getByRole('listitem').filter({ hasText: /^On a call\s*1$/ }))

  // She hangs up, writes, disposes.
  await carrier.hangUp(number, 'agent')
  await seen(phase(page, 'Call ended'))
  await seen(tile.getByText('Wrapping up'))
  await page.keyboard.press('6')
  await page.keyboard.press('Enter')
  await seen(tile.getByText('Available'))
  await seen(floor.getByRole('listitem').filter({ hasText: /^On a call\s*0$/ }))

  // The network of the manager goes and comes: the floor says so, and is true again.
  await manager.context.setOffline(true)
  await seen(floor.getByText('You are offline').or(floor.getByText('No network')))
  await setPresence('Tea')
  await manager.context.setOffline(false)
  await seen(tile.getByText('On break · Tea'), 30_000)

  // The other team's manager sees nothing of it.
  const farida = await signIn(browser, mailOf('farida'))
  const others = farida.page.getByRole('list', { name: 'Agents' })
  await seen(others.getByText('Sneha Kulkarni'))
  expect(await others.getByText('Kavita Nair').count()).toBe(0)
  await farida.close()
  await agent.close()
  await manager.close()
})
