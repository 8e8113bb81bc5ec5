import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillSignIn, openBrowser, openWindow, signIn } from './browser.ts'
import { gone, mailOf, numberEnding, seen } from './world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('somebody is added, signs in, minds their sessions, and is disabled', async () => {
  const handset = numberEnding('77')
  const email = `zoya-${handset}@demo.telehub.example`
  const first = 'monsoon over matheran'
  const second = 'winter over panchgani'

  // An admin adds Zoya.
  const admin = await signIn(browser, mailOf('admin'))
  const office = admin.page
  await office.getByRole('link', { name: 'People' }).click()
  await office.getByRole('button', { name: 'Add a person' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Zoya Merchant')
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByLabel('Team').selectOption('Mumbai')
  await dialog.getByLabel('Handset').fill(`+91${handset}`)
  await dialog.getByLabel('Languages').fill('hi, en')
  await dialog.getByLabel('First password').fill('password1234')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await seen(dialog.getByText('The password is one that everybody tries first.'))
  await dialog.getByLabel('First password').fill(first)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await seen(office.getByText('Zoya Merchant can sign in now.'))
  const row = office.getByRole('row').filter({ hasText: email })
  await seen(row.getByText('Active'))

  // She mistypes her password, then signs in; what is not for her stays closed.
  const window = await openWindow(browser)
  const { page } = window
  await page.goto('/callbacks')
  await page.waitForURL(/\/sign-in\?next=/)
  await fillSignIn(page, email, 'monsoon over mahabaleshwar')
  await seen(page.getByText('The e-mail or the password is not right.'))
  await fillSignIn(page, email, first)
  await page.waitForURL('**/callbacks')
  await page.goto('/people')
  await seen(page.getByText('This page is not for your role'))
  expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0)

  // On a second computer too. Changing the password there ends the first session.
  const elsewhere = await openWindow(browser)
  await elsewhere.page.goto('/sign-in')
  await fillSignIn(elsewhere.page, email, first)
  await elsewhere.page.waitForURL('**/queue')
  await elsewhere.page.getByRole('button', { name: 'Account of Zoya Merchant' }).click()
  await elsewhere.page.getByRole('menuitem', { name: 'Where I am signed in' }).click()
  await seen(elsewhere.page.getByText('This browser'))
  await seen(elsewhere.page.getByRole('button', { name: 'End session' }))
  await elsewhere.page.getByRole('button', { name: 'Account of Zoya Merchant' }).click()
  await elsewhere.page.getByRole('menuitem', { name: 'Change password' }).click()
  await elsewhere.page.getByLabel('Current password').fill('monsoon over mahabaleshwar')
  await elsewhere.page.getByLabel('New password', { exact: true }).fill(second)
  await elsewhere.page.getByLabel('New password again').fill(second)
  await elsewhere.page.keyboard.press('Enter')
  await seen(elsewhere.page.getByText('That is not your current password.'))
  await elsewhere.page.getByLabel('Current password').fill(first)
  await elsewhere.page.keyboard.press('Enter')
  await seen(elsewhere.page.getByText('Password changed. Your other sessions were signed out.'))
  await page.waitForURL(/\/sign-in/, { timeout: 30_000 })
  await seen(page.getByText('Your session has ended.'))
  await fillSignIn(page, email, first)
  await seen(page.getByText('The e-mail or the password is not right.'))
  await fillSignIn(page, email, second)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))

  // Signing out everywhere ends both.
  await elsewhere.page.goto('/account/sessions')
  await elsewhere.page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await elsewhere.page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await elsewhere.page.waitForURL(/\/sign-in/)
  await page.waitForURL(/\/sign-in/, { timeout: 30_000 })

  // The admin disables her while she works: she is out at once, and cannot come back.
  await fillSignIn(page, email, second)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await row.getByRole('button', { name: 'Disable' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await seen(office.getByText('Zoya Merchant is disabled and signed out.'))
  await page.waitForURL(/\/sign-in/, { timeout: 30_000 })
  await fillSignIn(page, email, second)
  await seen(page.getByText('The e-mail or the password is not right.'))

  // Enabled again, and five wrong passwords lock the account for a while.
  await row.getByRole('button', { name: 'Enable again' }).click()
  await seen(row.getByText('Active'))
  for (let i = 0; i < 5; i++) {
    await gone(page.getByRole('button', { name: 'Sign in' }).and(page.locator('[aria-busy=true]')))
    const [reply] = await Promise.all([
      page.waitForResponse('**/api/auth/login'),
      fillSignIn(page, email, `wrong guess ${i + 1}`),
    ])
    expect(reply.status()).toBe(i < 4 ? 401 : 423)
  }
  await seen(page.getByText('Too many wrong passwords: this account is locked for a while.'))
  await seen(page.getByText(/You can try again in 1[45] min\./))
  await fillSignIn(page, email, second)
  await seen(page.getByText('Too many wrong passwords: this account is locked for a while.'))

  await elsewhere.close()
  await window.close()
  await admin.close()
})
