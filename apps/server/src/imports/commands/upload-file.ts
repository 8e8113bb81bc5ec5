import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { noOptions } from '../import-row.ts'
import { chooseMapping, listMappings } from '../mappings.ts'
import { FileRefused } from '../reading/file-refused.ts'
import { inspectFile } from '../reading/inspect-file.ts'
import { defaultLimits } from '../reading/limits.ts'
import { insertImport } from '../store.ts'

export type UploadDeps = { db: Db; clock: Clock; storage: Storage }
export type Upload = { fileName: string; content: Readable; by: number | null; teamId: number | null; mapping?: string }

/** Keeps the file, finds out how to read it, proposes a mapping; answers the import's id. Refuses what cannot be read, and keeps none of it. */
export async function uploadFile(deps: UploadDeps, input: Upload): Promise<number> {
  const storageKey = `uploads/${randomUUID()}`
  const hash = createHash('sha256')
  let bytes = 0
  // Past the limit the rest is read and dropped: a sender in the middle of a form does not hear an answer otherwise.
  async function* measured() {
    for await (const chunk of input.content as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > defaultLimits.fileBytes) continue
      hash.update(chunk)
      yield chunk
    }
    if (bytes > defaultLimits.fileBytes) throw new FileRefused('too-large', 'The limit is 50 MB.')
  }
  try {
    await deps.storage.write(storageKey, Readable.from(measured()))
    const reading = await inspectFile(deps.storage.localPath(storageKey))
    const mapping = chooseMapping(reading, await listMappings(deps.db), input.mapping)
    const fileName = cleanName(input.fileName)
    const options = { ...noOptions, teamId: input.teamId }
    const sha256 = hash.digest('hex')
    const createdAt = deps.clock.now()
    return await deps.db.transaction().execute((tx) =>
      insertImport(tx, {
        fileName,
        storageKey,
        sha256,
        bytes,
        reading,
        mapping,
        options,
        createdBy: input.by,
        createdAt,
      }),
    )
  } catch (error) {
    await deps.storage.remove(storageKey)
    throw refusalOf(error)
  }
}

export function refusalOf(error: unknown): unknown {
  if (!(error instanceof FileRefused)) return error
  return new Refusal(error.code === 'too-large' ? 'file-too-large' : 'unreadable-file', error.message, {
    params: { reason: error.code },
  })
}

/** The last part of a path, without what a name must not hold; shown, never used to find a file. */
const cleanName = (name: string) =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .toWellFormed()
    .slice(0, 200) || 'list'
