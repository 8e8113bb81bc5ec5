import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { importFromShell } from '../cli.ts'
import { fileOf } from '../fixtures/files.ts'

const node = fileURLToPath(new URL('../../../../../node_modules/node/bin/node', import.meta.url))
const cli = new URL('../cli.ts', import.meta.url).href
const total = 12_000

let server: TestServer
let env: Record<string, string>
beforeAll(async () => {
  server = await makeTestServer()
  env = { DATABASE_URL: server.databaseUrl, DATA_DIR: server.wiring.config.dataDir, NODE_ENV: 'test' }
})
afterAll(() => server.end())
beforeEach(async () => {
  await sql`truncate imports, import_rows, import_mappings, leads, organisations, do_not_call cascade`.execute(
    server.wiring.db,
  )
})

/** Every tenth row says an earlier one again, every fiftieth has no number. */
const list = () => {
  const rows = Array.from({ length: total }, (_, index) => {
    const person = index % 10 === 9 ? index - 9 : index
    return `Person ${words(person)},${index % 50 === 7 ? '' : 9_000_000_001 + person * 7},Pune`
  })
  return `Name,Phone,City\n${rows.join('\n')}\n`
}
const words = (person: number) => String(person).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] as string)
const truth = { created: 10_560, updated: 0, merged: 1200, unchanged: 0, rejected: 240 }

const theImport = () => server.wiring.db.selectFrom('imports').selectAll().executeTakeFirst()
const finish = async () => {
  for (let round = 0; round < 100; round++) {
    for (const ticker of server.tickers) if (ticker.name === 'imports') await ticker.runOnce()
    if ((await theImport())?.status === 'completed') return
    await wait(100)
  }
}
const until = async (position: number, child: ChildProcess) => {
  while (Number((await theImport())?.position ?? 0) < position) {
    if (child.exitCode !== null) throw new Error('The import ended before it could be killed')
    await wait(5)
  }
}

test('killed with -9 in the middle, an import loses no row and doubles none', { timeout: 60_000 }, async () => {
  const file = await fileOf(list())
  const run = (code: string) =>
    spawn(node, ['--input-type=module', '-e', code], { env: { PATH: process.env.PATH ?? '', ...env }, stdio: 'ignore' })
  const child = run(
    `import { importFromShell } from ${JSON.stringify(cli)}; await importFromShell([${JSON.stringify(file)}])`,
  )
  await until(2000, child)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(await theImport()).toMatchObject({ status: 'running' })
  expect(Number((await theImport())?.position)).toBeLessThan(total)

  await finish()
  expect(await theImport()).toMatchObject({ status: 'completed', position: total, counts: truth })
  const { db } = server.wiring
  const ledger = await db
    .selectFrom('import_rows')
    .select((eb) => [eb.fn.countAll<number>().as('rows'), eb.fn.max('row_number').as('last')])
    .executeTakeFirst()
  expect(ledger).toEqual({ rows: total, last: total })
  expect(
    (
      await db
        .selectFrom('leads')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst()
    )?.n,
  ).toBe(truth.created)
  expect(
    (
      await db
        .selectFrom('lead_phones')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst()
    )?.n,
  ).toBe(truth.created)
})

/** The shell command in this process; answers its exit code and what it said. */
const shell = async (...args: string[]) => {
  const said: string[] = []
  const before = { ...process.env }
  Object.assign(process.env, env)
  try {
    return { code: await importFromShell(args, (line) => said.push(line)), said: said.join('\n') }
  } finally {
    process.env = before
  }
}
const small = 'Name,Phone,City\nAsha Rao,9822012345,Pune\nRavi Iyer,12,Pune\n'

test('the shell imports, says what became of the rows, and writes the rejected ones', async () => {
  const file = await fileOf(small)
  await server.wiring.db.insertInto('campaigns').values({ name: 'Spring' }).execute()
  const done = await shell(file, '--source', 'Fair', '--campaign', 'spring', '--rejected', `${file}.rejected`)
  expect(done.code).toBe(0)
  expect(done.said).toMatch(/created\s+1\n/)
  expect(done.said).toMatch(/rejected\s+1\n/)
  expect(done.said).toMatch(/too few digits\. First in line 3/)
  expect(done.said).not.toContain('9822012345')
  const lead = await server.wiring.db.selectFrom('leads').selectAll().executeTakeFirst()
  expect(lead).toMatchObject({ name: 'Asha Rao', source: 'Fair' })
  expect(lead?.campaign_id).not.toBeNull()
  const again = await shell(`${file}.rejected`, '--dry-run')
  expect(again.said).toMatch(/rejected\s+1\n/)
})

test('a dry run counts and leaves nothing behind', async () => {
  const done = await shell(await fileOf(small), '--dry-run')
  expect(done).toMatchObject({ code: 0 })
  expect(done.said).toMatch(/nothing was written/)
  expect(await theImport()).toBeUndefined()
  expect(await server.wiring.db.selectFrom('leads').selectAll().execute()).toEqual([])
})

test.each([
  [[], /Which file/],
  [['no-such-file.csv'], /There is no file/],
  [['--colour', 'x'], /colour/],
])('arguments %j are refused with 2', async (args, sentence) => {
  const done = await shell(...args)
  expect(done.code).toBe(2)
  expect(done.said).toMatch(sentence)
})

test('an unknown campaign, mapping or file is refused with 2 and leaves nothing behind', async () => {
  const file = await fileOf(small)
  for (const args of [
    [file, '--campaign', 'None'],
    [file, '--mapping', 'None'],
    [await fileOf('%PDF-1.4')],
    [await fileOf('Name,City\nA,B\n')],
  ]) {
    const done = await shell(...args)
    expect(done.code).toBe(2)
    expect(done.said).toMatch(/Refused: /)
  }
  expect(await theImport()).toBeUndefined()
})
