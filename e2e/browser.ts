import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import chromium from '@sparticuz/chromium'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as launcher,
  type Page,
} from 'playwright-core'
import { expect, inject, onTestFailed } from 'vitest'

const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--font-render-hinting=none',
]
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium that came with the packages; a system one where it does not start. */
export const openBrowser = async (): Promise<Browser> => {
  try {
    return await launcher.launch({
      executablePath: await chromium.executablePath(),
      // Its own flags put all windows into one process, where they share their cookies, and switch off web security.
      args: quiet,
      headless: true,
    })
  } catch (error) {
    const system = systemBrowsers.find(existsSync)
    if (!system) throw error
    return launcher.launch({ executablePath: system, args: quiet, headless: true })
  }
}

/** The one password of everybody in the demo workspace. */
export const demoPassword = 'demo-telehub-2026'

export interface Desk {
  page: Page
  context: BrowserContext
  /** What the browser complained about. */
  complaints: string[]
  /** Another tab of the same window. */
  tab(path: string): Promise<Page>
  close(): Promise<void>
}

/** A window that nobody has signed in to yet. A complaint on the console fails the test on closing. */
export const openWindow = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Desk> => {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    baseURL: inject('stack').url,
    acceptDownloads: true,
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(15_000)
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(error.error().message))
  context.on('console', (message) => {
    // A refusal is a 4xx the browser reports by itself; the screens show it.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
      complaints.push(message.text())
  })
  const page = await context.newPage()
  const windows = browser.contexts().length
  // What every tab showed when the test failed.
  onTestFailed(async ({ task }) => {
    const name = task.name.replace(/\W+/g, '-').slice(0, 40)
    for (const [i, tab] of context.pages().entries()) await picture(tab, `failed-${name}-${windows}-${i}`)
  })
  return {
    page,
    context,
    complaints,
    tab: async (path) => {
      const tab = await context.newPage()
      await tab.goto(path)
      return tab
    },
    close: async () => {
      await context.close()
      expect(complaints).toEqual([])
    },
  }
}

/** Fills in the form of the sign-in page, by keyboard. */
export const fillSignIn = async (page: Page, email: string, password = demoPassword): Promise<void> => {
  await page.getByLabel(/e-?mail/i).fill(email)
  await page.getByLabel(/^password/i).fill(password)
  await page.keyboard.press('Enter')
}

/** A window of its own, signed in as one of the demo people. */
export const signIn = async (browser: Browser, email: string, options: BrowserContextOptions = {}): Promise<Desk> => {
  const desk = await openWindow(browser, options)
  await desk.page.goto('/')
  await fillSignIn(desk.page, email)
  await desk.page.waitForURL((url) => !url.pathname.startsWith('/sign-in') && url.pathname !== '/')
  return desk
}

const artifacts = new URL('./artifacts/', import.meta.url).pathname

/** Keeps a picture of the page beside the tests, to look at. */
export const picture = async (page: Page, name: string): Promise<void> => {
  await mkdir(artifacts, { recursive: true })
  await page.screenshot({ path: `${artifacts}${name}.png` })
}
