// Holds every import against boundaries.cjs.
import { createRequire } from 'node:module'
import { cruiseTree } from './lib/cruise.ts'
import { root } from './lib/paths.ts'

const { forbidden } = createRequire(import.meta.url)('../boundaries.cjs')
const { modules, violations } = await cruiseTree(root, ['packages', 'apps'], forbidden)

// A cruiser that cannot read TypeScript sees nothing and finds nothing wrong.
const fewest = 100
if (modules < fewest) {
  process.stderr.write(`Only ${modules} modules were looked at; there are more. Is TypeScript 6 installed?\n`)
  process.exit(1)
}
for (const { rule, from, to } of violations) process.stderr.write(`${rule}: ${from} → ${to}\n`)
process.stdout.write(`${modules} modules, ${violations.length} forbidden imports\n`)
process.exit(violations.length === 0 ? 0 : 1)
