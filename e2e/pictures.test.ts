import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { openBrowser, picture } from './browser.ts'
import { visitScreens } from './screens.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

// `PICTURES=1 npx vitest run --project e2e pictures` leaves every screen in e2e/artifacts, to look at.
test.runIf(process.env.PICTURES).each([
  ['light', 'wide'],
  ['dark', 'wide'],
  ['light', 'phone'],
  ['dark', 'phone'],
] as const)('a picture of every screen, %s, %s', async (colorScheme, size) => {
  const touch = size === 'phone'
  await visitScreens(
    browser,
    { colorScheme, viewport: sizes[size], hasTouch: touch, isMobile: touch },
    async ({ name, page }) => picture(page, `${name}-${size}-${colorScheme}`),
  )
})
