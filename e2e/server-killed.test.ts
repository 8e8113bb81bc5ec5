import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn } from './browser.ts'
import {
  addAgent,
  addLead,
  apiAs,
  carrier,
  dock,
  goToLead,
  killServer,
  mailOf,
  notes,
  numberEnding,
  phase,
  seen,
  serverAnswers,
  soon,
} from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a server that is killed in the middle of calls comes back, and every call ends true', async () => {
  const rahul = await apiAs(mailOf('rahul'))
  const admin = await apiAs(mailOf('admin'))
  const tara = await addAgent(admin, 'Tara Menon', 'Mumbai')
  const handset = tara.phone.slice(-10)
  const ringing = numberEnding('15')
  const talking = numberEnding('15')
  const first = await addLead(rahul, { name: 'First Firoz', phone: ringing, ownerId: tara.id })
  const second = await addLead(rahul, { name: 'Second Salma', phone: talking, ownerId: tara.id })
  const agent = await signIn(browser, tara.email)
  const { page } = agent

  // Killed while the agent's own phone rings. She picks up while nobody listens to the carrier.
  await carrier.handset(handset, 'manual')
  await goToLead(page, first, 'First Firoz')
  await page.keyboard.press('c')
  await seen(phase(page, 'Calling your phone'))
  await soon(async () => (await carrier.callsTo(ringing))[0]?.legs[0]?.state).toBe('ringing')
  await killServer()
  const killedAt = Date.now()
  await carrier.act(ringing, 'agent', 'answer')
  await seen(phase(page, 'Talking'), 60_000)
  await carrier.hangUp(ringing)
  await seen(phase(page, 'Call ended'), 60_000)
  await page.keyboard.press('6')
  await page.keyboard.press('Enter')
  await seen(page.getByText('“Already a customer” saved for First Firoz.'))
  expect(await carrier.callsTo(ringing)).toHaveLength(1)
  await carrier.handset(handset, null)

  // Killed while they talk and she writes; the customer hangs up before it is back.
  await goToLead(page, second, 'Second Salma')
  await page.keyboard.press('c')
  await seen(phase(page, 'Talking'))
  await page.keyboard.press('m')
  await page.keyboard.type('Written before. ')
  // Sooner, whoever starts the server again takes it for one that cannot start.
  await soon(() => Date.now() - killedAt).toBeGreaterThan(10_000)
  await killServer()
  await page.keyboard.type('Written while it was down.')
  await carrier.hangUp(talking)
  await serverAnswers()
  await seen(phase(page, 'Call ended'), 90_000)
  await seen(dock(page).getByText('Saved', { exact: true }), 30_000)
  expect(await notes(page).inputValue()).toBe('Written before. Written while it was down.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('6')
  await page.keyboard.press('Enter')
  await seen(page.getByText('“Already a customer” saved for Second Salma.'))
  const { lastCalls } = await rahul<{ lastCalls: { notes: string; outcome: string }[] }>('GET', `/api/leads/${second}`)
  expect(lastCalls).toMatchObject([{ notes: 'Written before. Written while it was down.', outcome: 'answered' }])
  expect(await carrier.callsTo(talking)).toHaveLength(1)
  await agent.close()
})
