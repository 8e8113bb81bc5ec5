import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as launcher, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'

const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium that came with the packages; a system one where it does not start. */
export const openBrowser = async (): Promise<Browser> => {
  try {
    return await launcher.launch({
      executablePath: await chromium.executablePath(),
      args: [...chromium.args, ...quiet],
      headless: true,
    })
  } catch (error) {
    const system = systemBrowsers.find(existsSync)
    if (!system) throw error
    return launcher.launch({ executablePath: system, args: quiet, headless: true })
  }
}

const password = 'demo-telehub-2026'

export interface Desk {
  page: Page
  context: BrowserContext
  /** What the browser complained about. */
  complaints: string[]
  close(): Promise<void>
}

/** A window of its own, signed in as one of the demo people. A complaint on the console fails the test on closing. */
export const signIn = async (
  browser: Browser,
  email: string,
  viewport = { width: 1366, height: 768 },
): Promise<Desk> => {
  const context = await browser.newContext({
    viewport,
    baseURL: inject('stack').url,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refusal is a 4xx the browser reports by itself; the screens show it.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
      complaints.push(message.text())
  })
  await page.goto('/')
  await page.getByLabel(/e-?mail/i).fill(email)
  await page.getByLabel(/^password/i).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return {
    page,
    context,
    complaints,
    close: async () => {
      await context.close()
      expect(complaints).toEqual([])
    },
  }
}

const artifacts = new URL('./artifacts/', import.meta.url).pathname

/** Keeps a picture of the page beside the tests, to look at. */
export const picture = async (page: Page, name: string): Promise<void> => {
  await mkdir(artifacts, { recursive: true })
  await page.screenshot({ path: `${artifacts}${name}.png` })
}
