import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { IForbiddenRuleType } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import { cruiseTree } from './lib/cruise.ts'

const { forbidden } = createRequire(import.meta.url)('../boundaries.cjs') as { forbidden: IForbiddenRuleType[] }
const server = 'apps/server/src'

/** For each rule one import that it must forbid: from → to. */
const planted: Record<string, [from: string, to: string]> = {
  'no-cycle': ['packages/domain/src/a.ts', 'packages/domain/src/a.ts'],
  resolvable: ['packages/domain/src/b.ts', ''],
  'domain-imports-nothing': ['packages/domain/src/c.ts', 'packages/contracts/src/c.ts'],
  'contracts-import-domain-and-zod': ['packages/contracts/src/d.ts', `${server}/platform/d.ts`],
  'server-knows-no-web-nor-sandbox': [`${server}/calls/e.ts`, 'apps/sandbox/src/e.ts'],
  'web-knows-no-server-nor-sandbox': ['apps/web/src/lib/f.ts', `${server}/calls/f.ts`],
  'sandbox-stands-alone': ['apps/sandbox/src/g.ts', 'packages/domain/src/g.ts'],
  'platform-knows-no-slice': [`${server}/platform/h.ts`, `${server}/calls/index.ts`],
  'slices-meet-at-the-door': [`${server}/calls/i.ts`, `${server}/leads/store.ts`],
  'slices-are-listed': [`${server}/calls/j.ts`, `${server}/surprise/index.ts`],
  'adapters-know-their-port': [`${server}/telephony/exotel/k.ts`, `${server}/telephony/webhooks.ts`],
  'features-do-not-meet': ['apps/web/src/features/leads/l.ts', 'apps/web/src/features/calls/l.ts'],
  'features-know-no-app': ['apps/web/src/features/leads/m.ts', 'apps/web/src/app/m.ts'],
  'ui-and-lib-know-no-feature': ['apps/web/src/ui/n.ts', 'apps/web/src/features/leads/n.ts'],
}

/** Each slice importing the highest one but itself. */
const lookingUp = (rule: string): [string, string] => {
  const slice = rule.replace(/-looks-down$/, '')
  return [`${server}/${slice}/up.ts`, `${server}/${slice === 'live' ? 'calls' : 'live'}/index.ts`]
}

const relative = (from: string, to: string): string =>
  to === '' ? './not-there.ts' : `${'../'.repeat(from.split('/').length - 1)}${to}`.replace(/^(?!\.)/, './')

test.each(forbidden.map((rule) => String(rule.name)))('%s forbids what it says', async (rule) => {
  const [from, to] = planted[rule] ?? lookingUp(rule)
  const folder = await mkdtemp(join(tmpdir(), 'telehub-boundaries-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  try {
    if (to !== '' && to !== from) await write(to, 'export const x = 1\n')
    await write(from, `import { x } from '${relative(from, to)}'\nexport const y = x\n`)
    if (to === from) {
      await write(from, `import { x } from './other.ts'\nexport const y = x\n`)
      await write(join(dirname(from), 'other.ts'), `import { y } from './a.ts'\nexport const x = y\n`)
    }
    const { violations } = await cruiseTree(
      folder,
      ['packages', 'apps'].filter((name) => `${from} ${to}`.includes(`${name}/`)),
      forbidden,
    )
    expect(violations.map((violation) => violation.rule)).toContain(rule)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('an allowed import passes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telehub-boundaries-'))
  try {
    await mkdir(join(folder, server, 'calls'), { recursive: true })
    await mkdir(join(folder, server, 'leads'), { recursive: true })
    await writeFile(join(folder, server, 'leads/index.ts'), 'export const x = 1\n')
    await writeFile(join(folder, server, 'calls/a.ts'), `import { x } from '../leads/index.ts'\nexport const y = x\n`)
    expect(await cruiseTree(folder, ['apps'], forbidden)).toEqual({ modules: 2, violations: [] })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
