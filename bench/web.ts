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

/** Compressed bytes of all scripts that a cold browser fetches until the queue shows its first leads and its Next button. */
const deskBytes = async (browser: Browser, url: string): Promise<{ kb: number; files: number }> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Map<string, number>()
  const isScript = new Set<string>()
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') isScript.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (isScript.has(requestId)) scripts.set(requestId, encodedDataLength)
  })
  await signIn(page, url, 'asha@demo.telehub.example')
  await page
    .getByRole('button', { name: /next lead/i })
    .first()
    .waitFor()
  await page.waitForLoadState('networkidle')
  await context.close()
  return { kb: [...scripts.values()].reduce((all, bytes) => all + bytes, 0) / 1000, files: scripts.size }
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
  const desk = await deskBytes(cold, stack.url)
  await cold.close()
  process.stdout.write(`desk: ${desk.kb.toFixed(0)} kB of JavaScript in ${desk.files} files\n`)

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
    `## Web\n\nThe agent's desk, from a cold browser to the queue with its first leads: **${desk.kb.toFixed(0)} kB** of compressed JavaScript in ${desk.files} files, sign-in page included (budget ${budgetKb} kB).\n\nLighthouse (desktop, simulated 10 Mbit/s and 40 ms; target 90 each):\n\n${markdownTable(['page', 'performance', 'accessibility', 'best practices', 'SEO'], rows)}`,
  )
} finally {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)
