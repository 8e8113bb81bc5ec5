import { createReadStream, createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { makeConfig } from '../config/config.ts'
import { readEnv } from '../config/env.ts'
import { migrate } from '../platform/db/migrate.ts'
import { makeTicker } from '../platform/jobs/ticker.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Wiring, wire } from '../wiring.ts'
import { type Args, readArgs, usage } from './cli/args.ts'
import { summary } from './cli/summary.ts'
import { previewImport } from './commands/preview-import.ts'
import { queueImport } from './commands/queue-import.ts'
import { uploadFile } from './commands/upload-file.ts'
import type { Import } from './import-row.ts'
import { listMappings } from './mappings.ts'
import { rejectedCsv } from './rejected-csv.ts'
import { runImport } from './running/run-import.ts'
import { changeImport, forgetImport, readImport } from './store.ts'

/** Where lines go: the terminal, or a test. */
export type Say = (line: string) => void
const everybody = { userId: 0, teamId: null, all: true }

/**
 * The import as `npm run import-leads` runs it, over the same commands as the web. Answers the exit code: 0 when the file went through (rejected rows
 * are in the summary), 1 when it stopped on the way, 2 when the file, its mapping or the arguments are refused.
 */
export async function importFromShell(argv: readonly string[], say: Say = console.log): Promise<number> {
  const args = readArgs(argv)
  if ('problem' in args) {
    say(args.problem)
    say(usage)
    return 2
  }
  const config = makeConfig(readEnv({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' }))
  await migrate(config.databaseUrl)
  const wiring = wire(config)
  try {
    return await oneAtATime(wiring, say, () => run(wiring, args, say))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(`Refused: ${error.message}`)
    return 2
  } finally {
    await wiring.close()
  }
}

/** Takes the lock that the server's own imports take, so that only one runs and the server does not start on this one. */
async function oneAtATime(wiring: Wiring, say: Say, work: () => Promise<number>): Promise<number> {
  let code: number | null = null
  const ticker = makeTicker(wiring, { name: 'imports', everyMs: 1000, alone: true }, async () => {
    code = await work()
  })
  for (let waited = 0; ; waited++) {
    await ticker.runOnce()
    if (code !== null) return code
    if (waited === 0) say('Another import is running; waiting for it to end.')
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

async function run(wiring: Wiring, args: Args, say: Say): Promise<number> {
  const { db } = wiring
  const campaignId = await campaignOf(wiring, args.campaign)
  await checkMappingName(wiring, args.mapping)
  const content = createReadStream(args.file)
  const id = await uploadFile(wiring, {
    fileName: basename(args.file),
    content,
    by: null,
    teamId: null,
    ...(args.mapping === null ? {} : { mapping: args.mapping }),
  })
  const read = async () => (await readImport(db, id, everybody)) as Import
  const uploaded = await read()
  await changeImport(db, id, { options: { ...uploaded.options, source: args.source, campaignId } })
  for (const line of summary.reading(uploaded)) say(line)
  try {
    if (args.dryRun) {
      await previewImport(wiring, await read())
      for (const line of summary.preview(await read())) say(line)
      await forget(wiring, uploaded)
      return 0
    }
    await queueImport(wiring, id)
  } catch (error) {
    await forget(wiring, uploaded)
    throw error
  }
  await runImport(wiring, id)
  const done = await read()
  for (const line of await summary.result(db, done)) say(line)
  if (args.rejected !== null && done.counts.rejected > 0) {
    await pipeline(Readable.from(rejectedCsv(db, done)), createWriteStream(args.rejected))
    say(`The rejected rows are in ${args.rejected}: correct them there and import that file.`)
  }
  return done.status === 'completed' ? 0 : 1
}

async function forget(wiring: Wiring, of: Import) {
  await forgetImport(wiring.db, of.id)
  await wiring.storage.remove(of.storageKey)
}

async function campaignOf(wiring: Wiring, name: string | null): Promise<number | null> {
  if (name === null) return null
  const campaigns = await wiring.db.selectFrom('campaigns').select(['id', 'name']).orderBy('name').execute()
  const found = campaigns.find(
    (campaign) => campaign.name.toLowerCase() === name.toLowerCase() || String(campaign.id) === name,
  )
  if (found) return found.id
  const known = campaigns.map((campaign) => campaign.name).join(', ') || 'none'
  throw new Refusal('invalid-input', `There is no campaign “${name}”. Known: ${known}.`)
}

async function checkMappingName(wiring: Wiring, name: string | null) {
  if (name === null) return
  const saved = await listMappings(wiring.db)
  if (saved.some((mapping) => mapping.name.toLowerCase() === name.toLowerCase())) return
  const known = saved.map((mapping) => mapping.name).join(', ') || 'none'
  throw new Refusal('invalid-input', `There is no saved mapping “${name}”. Known: ${known}.`)
}
