// `npm run import-leads -- FILE …`: into the workspace that runs here, the one DATABASE_URL names, or the stopped demo.
import { type Child, startChild } from './lib/children.ts'
import { dataDir } from './lib/paths.ts'
import { readRun } from './lib/run-file.ts'

let database: Child | null = null
const findDatabase = async (): Promise<string> => {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const running = readRun()
  if (running?.databaseUrl) return running.databaseUrl
  database = startChild('PostgreSQL', 'scripts/postgres.ts', {
    POSTGRES_FOLDER: `${dataDir()}/postgres`,
    POSTGRES_PORT: process.env.POSTGRES_PORT ?? '3154',
  })
  return ((await database.ready) as { url: string }).url
}

process.env.DATABASE_URL = await findDatabase()
process.env.DATA_DIR = dataDir()
const { importFromShell } = await import('../apps/server/src/imports/cli.ts')
const code = await importFromShell(process.argv.slice(2))
await (database as Child | null)?.stop()
process.exit(code)
