// `npm run check`: format and lint, types, boundaries, dead code. Prints what failed, whole, and how long each took.
import { spawn } from 'node:child_process'
import { at, root } from './lib/paths.ts'

interface Step {
  name: string
  script: string
  args: string[]
}

// TypeScript 7 checks; version 6 stays beside it for dependency-cruiser, which cannot read the newer one.
const tsc = (workspace: string): Step => ({
  name: `types ${workspace}`,
  script: 'typescript-native/bin/tsc',
  args: ['-p', workspace],
})

const steps: Step[] = [
  { name: 'format and lint', script: '@biomejs/biome/bin/biome', args: ['ci', '--reporter=summary'] },
  tsc('apps/web'),
  tsc('apps/server'),
  tsc('packages/domain'),
  tsc('packages/contracts'),
  tsc('apps/sandbox'),
  tsc('scripts'),
  { name: 'dead code', script: 'knip/bin/knip.js', args: ['--no-progress'] },
]

const run = (command: string, args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const output: Buffer[] = []
    const child = spawn(process.execPath, [command, ...args], { cwd: root })
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('exit', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }))
  })

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

let failures = 0
const report = (name: string, startedAt: number, result: { code: number; output: string }) => {
  process.stdout.write(`${result.code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds(startedAt)})\n`)
  if (result.code === 0) return
  failures++
  process.stdout.write(`${result.output}\n`)
}

const queue = [
  ...steps.map((step) => ({ name: step.name, command: at('node_modules', step.script), args: step.args })),
  { name: 'boundaries', command: at('scripts/boundaries.ts'), args: [] as string[] },
]
const startedAt = Date.now()
const worker = async () => {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const at = Date.now()
    report(step.name, at, await run(step.command, step.args))
  }
}
await Promise.all([worker(), worker()])
process.stdout.write(failures === 0 ? `All checks passed in ${seconds(startedAt)}\n` : `${failures} checks failed\n`)
process.exit(failures === 0 ? 0 : 1)
