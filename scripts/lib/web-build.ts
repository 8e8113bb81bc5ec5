import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { at, root } from './paths.ts'

const stampFile = at('apps/web/dist/.sources')
const skipped = new Set(['node_modules', 'dist', 'test'])

const filesUnder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = await Promise.all(
    entries
      .filter((entry) => !skipped.has(entry.name) && !entry.name.includes('.test.'))
      .map((entry) => (entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`])),
  )
  return nested.flat()
}

const fingerprint = async (): Promise<string> => {
  const folders = ['apps/web', 'packages/contracts/src', 'packages/domain/src'].map((folder) => at(folder))
  const files = [...(await Promise.all(folders.map(filesUnder))).flat(), at('package-lock.json')].sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(await readFile(file))
  return hash.digest('hex')
}

/** Builds the web unless its sources are the ones of the last build. */
export const buildWeb = async (): Promise<void> => {
  const sources = await fingerprint()
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === sources) return
  await new Promise<void>((resolve, reject) => {
    const output: Buffer[] = []
    const vite = spawn(process.execPath, [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
      cwd: `${root}apps/web`,
      env: { ...process.env, NODE_ENV: 'production' },
    })
    vite.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    vite.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    vite.once('error', reject)
    vite.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web could not be built:\n${Buffer.concat(output).toString()}`)),
    )
  })
  await writeFile(stampFile, sources)
}
