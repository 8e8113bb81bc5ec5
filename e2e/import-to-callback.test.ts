import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn } from './browser.ts'
import {
  apiAs,
  carrier,
  dock,
  focusOf,
  gone,
  mailOf,
  notes,
  numberEnding,
  openLead,
  phase,
  seen,
  soon,
} from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const number = numberEnding('15')
const [jadhav, gaikwad, ansari] = [numberEnding('12'), numberEnding('13'), numberEnding('14')]
const other = () => numberEnding('12')
const file = number.slice(3, 8)
// As a CRM exports it: its own ids and headings, names in two scripts, one person twice, and what spreadsheets do to numbers.
const crmExport = `Lead ID,Lead Name,Organization Name,Job Title,Mobile No,Email ID,City,Status,Lead Source,Notes
CRM-LEAD-${file}-00101,सुनीता देशमुख,जिल्हा परिषद शाळा वडगाव,Principal,${number},sunita@vadgaon-${file}.example,Pune,Lead,Book fair,"Met at the book fair, asked for a call"
CRM-LEAD-${file}-00102,Ramesh Jadhav,Saraswati Vidyalaya,Trustee,+91 ${jadhav.slice(0, 5)} ${jadhav.slice(5)},ramesh@saraswati-${file}.example,Mumbai,Open,Website,
CRM-LEAD-${file}-00103,अनिल गायकवाड,,Parent,0${gaikwad.slice(0, 5)}-${gaikwad.slice(5)},,Thane,Open,Website,Class 4
CRM-LEAD-${file}-00104,Fatima Ansari,Anjuman School,Head teacher,${ansari},fatima@anjuman-${file}.example,Mumbai,Replied,Referral,
CRM-LEAD-${file}-00105,Joseph D'Souza,St Xavier School,Coordinator,${other()},joseph@xavier-${file}.example,Mumbai,Open,Website,
CRM-LEAD-${file}-00106,मीना पवार,,Parent,${other()},,Kalyan,Open,Summer camp,
CRM-LEAD-${file}-00107,Gurpreet Kaur,Khalsa High School,Principal,91${other()},gurpreet@khalsa-${file}.example,Mumbai,Lead,Referral,"Prefers mornings
and Hindi"
CRM-LEAD-${file}-00108,Lata Mhatre,Municipal School 7,Clerk,${other()},,Mumbai,Open,Website,
CRM-LEAD-${file}-00109,Vinod Rane,Rane Classes,Owner,${other()},vinod@rane-${file}.example,Mumbai,Open,Website,
CRM-LEAD-${file}-00110,Ramesh Jadhav,Saraswati Vidyalaya,Trustee,${jadhav},,Mumbai,Open,Event,
CRM-LEAD-${file}-00111,Kiran Bhosale,Bhosale Trust,Manager,12345,,Mumbai,Open,Website,
CRM-LEAD-${file}-00112,Pooja Shinde,Shinde Academy,Owner,9.00003E+09,,Mumbai,Open,Website,
`

test('a CRM export becomes leads, a lead a call, a call a promise, and the promise comes back', async () => {
  const manager = await signIn(browser, mailOf('rahul'))
  const agent = await signIn(browser, mailOf('asha'))
  const desk = manager.page
  const page = agent.page
  await seen(page.getByRole('grid', { name: 'Leads' }))

  // The manager hands in the file, checks the columns, and deals all of it to Asha.
  await desk.getByRole('link', { name: 'Imports' }).click()
  await desk
    .getByLabel('Lead file')
    .first()
    .setInputFiles({ name: 'crm-leads.csv', mimeType: 'text/csv', buffer: Buffer.from(crmExport) })
  await desk.waitForURL(/\/imports\/\d+/)
  await seen(desk.getByText('I read this as'))
  const fieldOf = (heading: string) => desk.getByRole('combobox', { name: `What “${heading}” is` })
  expect(await fieldOf('Mobile No').textContent()).toContain('Phone')
  expect(await fieldOf('Lead Name').textContent()).toContain('Name')
  // "Job Title" is kept as a column of its own for once.
  await fieldOf('Job Title').click()
  await desk.getByRole('option', { name: /Keep as it is/ }).click()
  await soon(() => fieldOf('Job Title').textContent()).toContain('Keep as it is')
  await desk.getByRole('group', { name: 'Deal new leads to' }).getByText('Asha Patil').click()
  await seen(desk.getByText('1 agent gets all of them.'))
  await desk.getByRole('button', { name: 'Preview' }).first().click()

  const counts = desk.getByRole('region', { name: 'What would happen' })
  await seen(counts)
  expect(await counts.textContent()).toMatch(/Created9.*Merged1.*Rejected2/)
  await desk.getByRole('button', { name: /^Import 10 / }).click()
  await seen(desk.getByRole('heading', { name: 'Imported' }))

  // Every row has an outcome; those that were not taken come back as a file.
  await seen(desk.getByText('All 12 rows'))
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Download 2 rejected rows' }).click(),
  ])
  const rejected = await readFile(await download.path(), 'utf8')
  expect(rejected).toContain('Kiran Bhosale')
  expect(rejected).toContain('9.00003E+09')
  expect(rejected).not.toContain('Ramesh Jadhav')

  // Asha finds one by a part of its number without reloading, and calls.
  await openLead(page, number.slice(2, 7), 'सुनीता देशमुख')
  await seen(page.getByRole('article', { name: 'Lead' }).getByText('Met at the book fair'))
  await page.keyboard.press('c')
  await seen(dock(page))
  await seen(phase(page, 'Talking'))
  await seen(dock(page).getByText('सुनीता देशमुख'))
  await seen(page.getByRole('button', { name: /^Hang up\. / }))

  // What she writes is there after a reload and in a second tab, and so is the call.
  await page.keyboard.press('m')
  await page.keyboard.type('Principal is in class, call again')
  await seen(dock(page).getByText('Saved', { exact: true }))
  await page.reload()
  await seen(phase(page, 'Talking'))
  await soon(() => notes(page).first().inputValue()).toBe('Principal is in class, call again')
  const second = await agent.tab('/calls')
  await seen(phase(second, 'Talking'))
  await soon(() => notes(second).first().inputValue()).toBe('Principal is in class, call again')

  // The customer hangs up: both tabs ask for the outcome. Asha promises a callback with two keys and Enter.
  await carrier.hangUp(number)
  await seen(phase(page, 'Call ended'))
  await seen(phase(second, 'Call ended'))
  await page.bringToFront()
  await page.keyboard.press('3')
  await seen(page.getByRole('group', { name: 'Call back' }).getByText(/In 30 min/))
  await soon(() => focusOf(page)).toContain('input')
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await seen(page.getByText('“Callback requested” saved for सुनीता देशमुख.'))
  await gone(phase(second, 'Call ended'))
  await second.close()
  await page.keyboard.press('n')
  await seen(page.getByText(/Held for you for/))

  // The promise stands under Callbacks; when it is due it is on top of the queue again, with a word beforehand.
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  const promise = page.getByRole('listitem').filter({ hasText: 'सुनीता देशमुख' })
  await seen(promise)
  const asha = await apiAs(mailOf('asha'))
  const { items } = await asha<{ items: { id: number; leadName: string }[] }>(
    'GET',
    '/api/next-actions?kind=callback&limit=200',
  )
  const action = items.find((item) => item.leadName === 'सुनीता देशमुख')
  await asha('PATCH', `/api/next-actions/${action?.id}`, { dueAt: new Date(Date.now() + 2_000).toISOString() })
  await seen(page.getByText(/^Callback .*सुनीता देशमुख/))
  await page.goto('/queue?q=सुनीता+देशमुख')
  await seen(page.getByRole('grid', { name: 'Leads' }).getByText('Promised callbacks'), 30_000)
  await openLead(page, number.slice(2, 7), 'सुनीता देशमुख')
  await seen(page.getByRole('article', { name: 'Lead' }).getByText(/You promised to call/))
  await seen(page.getByRole('article', { name: 'Lead' }).getByText('Principal is in class, call again'))
  await page.keyboard.press('c')
  await seen(phase(page, 'Talking'))
  await carrier.hangUp(number, 'agent')
  await seen(phase(page, 'Call ended'))
  await page.keyboard.press('6')
  await page.keyboard.press('Enter')
  await seen(page.getByText('“Already a customer” saved for सुनीता देशमुख.'))
  expect(await carrier.callsTo(number)).toHaveLength(2)

  await agent.close()
  await manager.close()
})
