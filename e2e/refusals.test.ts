import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn } from './browser.ts'
import {
  addAgent,
  addLead,
  apiAs,
  carrier,
  dock,
  gone,
  goToLead,
  mailOf,
  numberEnding,
  phase,
  seen,
  talk,
} from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a call that must not be made says why, when that lifts, and what can be done', async () => {
  const rahul = await apiAs(mailOf('rahul'))
  const deepak = await apiAs(mailOf('deepak'))
  const admin = await apiAs(mailOf('admin'))
  const nisha = await addAgent(admin, 'Nisha Rao', 'Mumbai')
  const ownerId = deepak.userId
  const lead = (name: string, phone: string) => addLead(rahul, { name, phone, ownerId })
  const [busy, blocked, registered, endless, down] = ['01', '12', '05', '15', '15'].map(numberEnding) as string[]
  const ids = {
    busy: await lead('Busy Bhanu', String(busy)),
    blocked: await lead('Blocked Bala', String(blocked)),
    registered: await lead('Registered Raju', String(registered)),
    endless: await lead('Endless Esha', String(endless)),
    down: await lead('Down Divya', String(down)),
    wanted: await addLead(rahul, { name: 'Wanted Wasim', phone: numberEnding('12'), vip: true, score: 100 }),
  }
  await admin('POST', '/api/do-not-call', { phone: `+91${blocked}`, reason: 'Asked by letter' })

  const agent = await signIn(browser, mailOf('deepak'))
  const { page } = agent
  const refusal = page.getByRole('alert')

  // Too soon: the line was busy a moment ago.
  await goToLead(page, ids.busy, 'Busy Bhanu')
  await page.keyboard.press('c')
  await seen(phase(page, 'Call ended'))
  await seen(dock(page).getByText('proposed'))
  await page.keyboard.press('Enter')
  await seen(page.getByText('“Busy” saved for Busy Bhanu.'))
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await seen(refusal.getByText('This number was called less than 15 minutes ago.'))
  await seen(refusal.getByText(/Frees up .+, in 14:\d\d\./))
  expect(await carrier.callsTo(String(busy))).toHaveLength(1)

  // Nobody may call it: our own list, and the carrier's register, which fills ours.
  await goToLead(page, ids.blocked, 'Blocked Bala')
  await page.keyboard.press('c')
  await seen(refusal.getByText('This number is on the do-not-call list.'))
  await seen(refusal.getByText('An admin can take it off the list.'))
  await goToLead(page, ids.registered, 'Registered Raju')
  await page.keyboard.press('c')
  await seen(page.getByText(/on the do-not-disturb register, says the carrier/))
  await seen(page.getByRole('article', { name: 'Lead' }).getByText('Do not call').first())

  // Locked: Nisha has taken the lead that both could call.
  const colleague = await signIn(browser, nisha.email)
  await seen(colleague.page.getByRole('button', { name: /^Next lead/ }))
  await colleague.page.keyboard.press('n')
  await seen(colleague.page.getByRole('article', { name: 'Lead' }).getByRole('heading', { name: 'Wanted Wasim' }))
  await goToLead(page, ids.wanted, 'Wanted Wasim')
  await seen(page.getByText(/Nisha Rao has this lead until/))
  await page.keyboard.press('c')
  await seen(refusal.getByText('Somebody else has taken this lead.'))
  await seen(refusal.getByText(/Frees up .+, in \d:\d\d\.|Frees up .+, in 0\d:\d\d\./))

  // The carrier is down: it is said, and the same button calls when it is up again.
  await carrier.fails('http-503', String(down))
  await goToLead(page, ids.down, 'Down Divya')
  await page.keyboard.press('c')
  await seen(refusal.getByText('The carrier is not available at the moment.'))
  await carrier.recovers('http-503')
  await refusal.getByRole('button', { name: 'Try again' }).click()
  await seen(phase(page, 'Talking'))

  // On a call, and then with an outcome due: the way leads to that call.
  await page.getByRole('link', { name: 'Calls' }).click()
  await seen(phase(page, 'Talking'))
  await goToLead(page, ids.endless, 'Endless Esha')
  await page.keyboard.press('c')
  await seen(refusal.getByText('You are on a call already.'))
  await refusal.getByRole('button', { name: 'Go to my call' }).click()
  await gone(refusal.getByText('You are on a call already.'))
  await carrier.hangUp(String(down))
  await seen(phase(page, 'Call ended'))
  await page.getByRole('article', { name: 'Lead' }).getByRole('button', { name: 'Call', exact: true }).click()
  await seen(refusal.getByText('Your last call still needs its outcome.'))
  await refusal.getByRole('button', { name: 'Go to my call' }).click()
  await page.keyboard.press('6')
  await page.keyboard.press('Enter')
  await seen(page.getByText('“Already a customer” saved for Down Divya.'))

  // Now nothing stands in the way.
  await goToLead(page, ids.endless, 'Endless Esha')
  await talk(page)
  await carrier.hangUp(String(endless))
  await seen(phase(page, 'Call ended'))
  await page.keyboard.press('6')
  await page.keyboard.press('Enter')
  await seen(page.getByText('“Already a customer” saved for Endless Esha.'))

  await colleague.close()
  await agent.close()
})
