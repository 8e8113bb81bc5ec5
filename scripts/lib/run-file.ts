import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dataDir } from './paths.ts'

/** What a running TeleHub leaves for other commands to find it by. */
export interface RunFile {
  pid: number
  url: string
  databaseUrl: string
}

const file = () => `${dataDir()}/run.json`

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The TeleHub that runs on this data folder, or null. */
export const readRun = (): RunFile | null => {
  if (!existsSync(file())) return null
  try {
    const run = JSON.parse(readFileSync(file(), 'utf8')) as RunFile
    return isAlive(run.pid) ? run : null
  } catch {
    return null
  }
}

export const writeRun = async (run: RunFile): Promise<void> => {
  await mkdir(dataDir(), { recursive: true })
  await writeFile(file(), JSON.stringify(run), { mode: 0o600 })
}

export const removeRun = (): Promise<void> => rm(file(), { force: true })
