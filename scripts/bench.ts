// `npm run bench [-- NAME …]`: measures, prints tables and keeps them in docs/performance.md.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { at, root } from './lib/paths.ts'

const known = readdirSync(at('bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''))
const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const options = process.argv.slice(2).filter((arg) => arg.startsWith('--'))
const unknown = names.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no measurement ${unknown.join(', ')}. There are: ${known.join(', ')}.\n`)
  process.exit(2)
}

let failed = 0
for (const name of names.length > 0 ? names : known) {
  process.stdout.write(`\n# ${name}\n`)
  const code = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, [at(`bench/${name}.ts`), ...options], { cwd: root, stdio: 'inherit' })
    child.once('exit', (status) => resolve(status ?? 1))
  })
  if (code !== 0) failed++
}
process.exit(failed === 0 ? 0 : 1)
