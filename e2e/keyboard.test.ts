import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword, openBrowser, openWindow } from './browser.ts'
import { addAgent, addLead, apiAs, carrier, dock, gone, mailOf, numberEnding, phase, seen, soon } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** What has the keyboard, and whether an eye can see that it has. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return { name: '', visible: false }
    const around = [at, at.parentElement].filter((one) => one !== null).map((one) => getComputedStyle(one))
    const visible = around.some(
      (style) =>
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
    )
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
    const name = at.getAttribute('aria-label') ?? label ?? at.textContent ?? ''
    return { name: name.trim(), visible }
  })

test('from sign-in to outcome and on to the next lead without a mouse', async () => {
  const farida = await apiAs(mailOf('farida'))
  const keya = await addAgent(await apiAs(mailOf('admin')), 'Keya Sen', 'Pune')
  const number = numberEnding('11')
  const lead = { organisation: 'Keys School', ownerId: keya.id }
  await addLead(farida, { ...lead, name: 'First Fiza', phone: numberEnding('12') })
  await addLead(farida, { ...lead, name: 'Second Sahil', phone: numberEnding('12') })
  await addLead(farida, { ...lead, name: `Keyboard Ketan ${number}`, phone: number })
  const window = await openWindow(browser)
  const { page } = window
  const { keyboard } = page
  await page.goto('/')
  await page.waitForURL('**/sign-in')
  await seen(page.getByRole('button', { name: 'Sign in', exact: true }))

  // The page begins where one types; Tab goes from field to field, and one sees where one is.
  await keyboard.press('Tab')
  expect(await focused(page)).toEqual({ name: 'E-mail', visible: true })
  await keyboard.type(keya.email)
  await keyboard.press('Tab')
  expect(await focused(page)).toEqual({ name: 'Password', visible: true })
  await keyboard.type(demoPassword)
  await keyboard.press('Enter')
  await page.waitForURL('**/queue')
  await seen(page.getByRole('button', { name: /^Next lead/ }))

  // The first Tab offers to skip what stands around every screen.
  await keyboard.press('Tab')
  expect(await focused(page)).toEqual({ name: 'Skip to content', visible: true })
  await keyboard.press('Enter')

  // The list of shortcuts names what this screen can do, and Escape closes it.
  await keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const what of ['Next row', 'Call the lead', 'Take the next lead', 'Search', 'Command palette', 'Callbacks'])
    await seen(help.getByText(what, { exact: true }))
  await keyboard.press('Escape')
  await gone(help)

  // Walking, opening, closing.
  const grid = page.getByRole('grid', { name: 'Leads' })
  await keyboard.press('j')
  await keyboard.press('j')
  await keyboard.press('k')
  await seen(grid.getByRole('row', { selected: true }))
  await keyboard.press('Enter')
  await seen(page.getByRole('article', { name: 'Lead' }))
  await keyboard.press('Escape')
  await gone(page.getByRole('article', { name: 'Lead' }))

  // The command palette goes anywhere, and finds a lead by name.
  await keyboard.press('Control+k')
  await seen(page.getByPlaceholder('Find a lead, a place or a command…'))
  await keyboard.type(`Keyboard Ketan ${number.slice(0, 8)}`)
  await seen(page.getByRole('option', { name: /Keyboard Ketan/ }))
  await keyboard.press('Enter')
  await seen(page.getByRole('article', { name: 'Lead' }).getByRole('heading', { name: /^Keyboard Ketan/ }))

  // Call, write, dispose, next.
  await keyboard.press('c')
  await seen(dock(page))
  await seen(phase(page, 'Call ended'), 30_000)
  await keyboard.press('1')
  await seen(page.getByRole('group', { name: 'When' }))
  await soon(() => focused(page)).toMatchObject({ visible: true })
  await keyboard.press('Control+Enter')
  await seen(page.getByText('Choose when it happens next.'))
  await keyboard.press('Space')
  await keyboard.press('Control+Enter')
  await seen(page.getByText(/“Interested” saved for Keyboard Ketan/))
  // What is pressed in the first moment was meant for the form that stood there.
  await page.waitForTimeout(700)
  await keyboard.press('Enter')
  await seen(page.getByText(/^Held for you for/))
  await gone(page.getByRole('article', { name: 'Lead' }).getByRole('heading', { name: /^Keyboard Ketan/ }))
  expect(await carrier.callsTo(number)).toHaveLength(1)

  // The account menu by arrows, and out.
  await page.getByRole('button', { name: 'Account of Keya Sen' }).focus()
  await keyboard.press('Enter')
  await seen(page.getByRole('menuitem', { name: 'Sign out' }))
  await keyboard.press('End')
  await keyboard.press('Enter')
  await page.waitForURL('**/sign-in')
  await window.close()
})
