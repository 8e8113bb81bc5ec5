// `npm test`: the checks, then every test there is; last the coverage and one line that counts what ran.
import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { at, root } from './lib/paths.ts'
import { buildWeb } from './lib/web-build.ts'

const run = (args: string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
    child.once('exit', (code) => resolve(code ?? 1))
  })

interface Results {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numFailedTestSuites: number
  success: boolean
}

/** Prints the line coverage of each measured part; answers whether all of them together reach the target. */
const reportCoverage = async (): Promise<boolean> => {
  const parts = ['packages/domain', 'packages/contracts', 'apps/server']
  const target = 80
  const summary = JSON.parse(await readFile(at('coverage/coverage-summary.json'), 'utf8')) as Record<
    string,
    { lines: { total: number; covered: number } }
  >
  const share = (files: [string, { lines: { total: number; covered: number } }][]) => {
    const sum = (key: 'total' | 'covered') => files.reduce((all, [, file]) => all + file.lines[key], 0)
    return (100 * sum('covered')) / Math.max(1, sum('total'))
  }
  const files = Object.entries(summary).filter(([path]) => parts.some((part) => path.startsWith(at(part))))
  for (const part of parts) {
    const of = files.filter(([path]) => path.startsWith(at(part)))
    process.stdout.write(`Lines covered in ${part}: ${share(of).toFixed(1)} %\n`)
  }
  const all = share(files)
  process.stdout.write(`Lines covered in all: ${all.toFixed(1)} % (target ${target} %)\n`)
  return all >= target
}

const resultsFile = at('coverage/results.json')

await rm(resultsFile, { force: true })
const checked = process.argv.includes('--no-check') ? 0 : await run([at('scripts/check.ts')])
await buildWeb()
const tested = await run([
  at('node_modules/vitest/vitest.mjs'),
  'run',
  '--coverage',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${resultsFile}`,
])
const results = JSON.parse(await readFile(resultsFile, 'utf8')) as Results
// A suite that could not even load counts as a failure, and so does a failed check.
const broken = results.numFailedTests === 0 && !results.success ? Math.max(1, results.numFailedTestSuites) : 0
await reportCoverage()
const failed = results.numFailedTests + broken + (checked === 0 ? 0 : 1)
const passed = results.numPassedTests + (checked === 0 && !process.argv.includes('--no-check') ? 1 : 0)
if (results.numPendingTests > 0)
  process.stdout.write(`\n${results.numPendingTests} skipped: what they need is not on this machine.\n`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(tested === 0 && failed === 0 ? 0 : 1)
