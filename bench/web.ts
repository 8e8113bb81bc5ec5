// What the agent's desk ships before it can be used, and Lighthouse for sign-in, queue and floor.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import lighthouse from 'lighthouse'
import { type Browser, chromium as launcher, type Page } from 'playwright-core'
import { freePort } from '../scripts/lib/embedded-postgres.ts'
import { markdownTable, publish } from './lib/report.ts'

const password = 'demo-telehub-2026'
const budgetKb = 200
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

const folder = await mkdtemp(join(tmpdir(), 'telehub-bench-web-'))
await chmod(folder, 0o755)
for (const name of ['PORT', 'SANDBOX_PORT', 'POSTGRES_PORT']) process.env[name] = String(await freePort())
Object.assign(process.env, { DATA_DIR: folder, LOG_LEVEL: 'warn' })
// The parts read the environment when they are loaded.
const { startStack } = await import('../scripts/lib/stack.ts')
const { buildWeb } = await import('../scripts/lib/web-build.ts')
const { migrate } = await import('../apps/server/src/platform/db/migrate.ts')
const { seedDemo } = await import('../apps/server/seed/seed.ts')

const signIn = async (page: Page, url: string, email: string): Promise<void> => {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel(/e-?mail/i).fill(email)
  await page.getByLabel(/^password/i).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}

interface Desk {
  kb: number
  files: number
  ms: number
}

/** Noted in the page at the first frame with rows of leads and a "Next lead" that can be pressed. */
const noteUsable = (): void => {
  const look = () => {
    const rows = document.querySelectorAll('[role=grid] [role=row] time, [role=grid] [role=row] button').length
    const next = [...document.querySelectorAll<HTMLButtonElement>('button')].some(
      (button) => /next lead/i.test(button.textContent ?? '') && !button.disabled,
    )
    if (rows > 0 && next) performance.mark('usable')
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** The compressed scripts, heads included, that were asked for until the desk was usable; what is fetched ahead afterwards is not among them. */
const deskOf = async (page: Page): Promise<Desk> => {
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0)
  // Those still under way by then count with their whole weight.
  await page.waitForLoadState('networkidle')
  return page.evaluate(() => {
    const usable = performance.getEntriesByName('usable')[0]?.startTime ?? 0
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
      (entry) => entry.name.endsWith('.js') && entry.startTime <= usable,
    )
    const bytes = scripts.reduce((all, entry) => all + entry.transferSize, 0)
    return { kb: bytes / 1000, files: scripts.length, ms: usable }
  })
}

/** From a cold browser: through the sign-in, and with a session straight to the queue. */
const coldDesks = async (browser: Browser, url: string): Promise<{ signIn: Desk; straight: Desk }> => {
  const first = await browser.newContext()
  await first.addInitScript(noteUsable)
  const page = await first.newPage()
  await signIn(page, url, 'asha@demo.telehub.example')
  const throughSignIn = await deskOf(page)
  const storageState = await first.storageState()
  await first.close()
  const second = await browser.newContext({ storageState })
  await second.addInitScript(noteUsable)
  const again = await second.newPage()
  await again.goto(`${url}/queue`)
  const straight = await deskOf(again)
  await second.close()
  return { signIn: throughSignIn, straight }
}

const scoresOf = async (url: string, port: number): Promise<string[]> => {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...categories],
    formFactor: 'desktop',
    screenEmulation: { mobile: false, width: 1366, height: 768, deviceScaleFactor: 1, disabled: false },
    disableStorageReset: true,
    throttlingMethod: 'simulate',
    throttling: {
      rttMs: 40,
      throughputKbps: 10_240,
      cpuSlowdownMultiplier: 1,
      requestLatencyMs: 0,
      downloadThroughputKbps: 0,
      uploadThroughputKbps: 0,
    },
  })
  return categories.map((category) => String(Math.round(100 * (result?.lhr.categories[category]?.score ?? 0))))
}

const stack = await startStack({
  prepare: async (env) => {
    await migrate(env.DATABASE_URL ?? '')
    await seedDemo(env.DATABASE_URL ?? '')
    await buildWeb()
  },
})
const debugPort = await freePort()
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const rows: string[][] = []
try {
  const executablePath = await chromium.executablePath()
  const cold = await launcher.launch({ executablePath, args: quiet, headless: true })
  const desk = await coldDesks(cold, stack.url)
  await cold.close()
  const say = ({ kb, files }: Desk) => `${kb.toFixed(0)} kB in ${files} files`
  process.stdout.write(`desk: ${say(desk.straight)}, through the sign-in ${say(desk.signIn)}\n`)

  const profile = join(folder, 'profile')
  const context = await launcher.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...quiet, `--remote-debugging-port=${debugPort}`],
  })
  const page = await context.newPage()
  rows.push(['sign-in', ...(await scoresOf(`${stack.url}/sign-in`, debugPort))])
  await signIn(page, stack.url, 'asha@demo.telehub.example')
  rows.push(['queue', ...(await scoresOf(`${stack.url}/queue`, debugPort))])
  await context.clearCookies()
  await signIn(page, stack.url, 'rahul@demo.telehub.example')
  rows.push(['floor', ...(await scoresOf(`${stack.url}/floor`, debugPort))])
  await context.close()
  await publish(
    'web',
    'npm run bench -- web',
    `## Web\n\nCompressed JavaScript that a cold browser asks for until the agent's queue shows its first leads and “Next lead” can be pressed: **${say(desk.straight)}** straight to the queue with a session, **${say(desk.signIn)}** through the sign-in (budget ${budgetKb} kB). Menus, filters and the screen of a call are fetched after that, while the page rests.\n\nLighthouse (desktop, simulated 10 Mbit/s and 40 ms; target 90 each):\n\n${markdownTable(['page', 'performance', 'accessibility', 'best practices', 'SEO'], rows)}`,
  )
} finally {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)
