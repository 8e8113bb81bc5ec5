import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { visitScreens } from './screens.ts'
import { soon } from './world.ts'

let browser: Browser
let axe: string
beforeAll(async () => {
  browser = await openBrowser()
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(() => browser.close())

const all: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }
const colours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } }

/** What hinders people who see, hear or point otherwise: rule, where, and how to mend it. */
const hindrances = async (page: Page, options: RunOptions): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const { violations } = await page.evaluate(
    (asked) => (window as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(asked),
    options,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`))
}

/** How far the page can be pushed sideways, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Whether the page is dark, and no colour is on its way any more. */
const isDark = (page: Page) =>
  page.evaluate(
    () =>
      document.documentElement.classList.contains('dark') &&
      !document.getAnimations().some((one) => one instanceof CSSTransition),
  )

test.each([
  { width: 1366, height: 768, touch: false },
  { width: 390, height: 844, touch: true },
])(
  'every screen can be used by everybody, $width px wide',
  async ({ width, height, touch }) => {
    const found: Record<string, string[]> = {}
    const options = { colorScheme: 'light', viewport: { width, height }, hasTouch: touch, isMobile: touch } as const
    await visitScreens(browser, options, async ({ name, page }) => {
      const complaints = await hindrances(page, all)
      // The colours are the same at every width.
      if (!touch) {
        await page.emulateMedia({ colorScheme: 'dark' })
        await soon(() => isDark(page)).toBe(true)
        complaints.push(...(await hindrances(page, colours)).map((complaint) => `In dark: ${complaint}`))
        await page.emulateMedia({ colorScheme: 'light' })
      }
      const wide = await overflow(page)
      if (wide > 0) complaints.push(`The page scrolls sideways by ${wide} px.`)
      if (complaints.length > 0) found[name] = complaints
    })
    expect(found).toEqual({})
  },
  240_000,
)
