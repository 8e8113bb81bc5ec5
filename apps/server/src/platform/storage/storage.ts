import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where files are kept. A key is a relative path we made ourselves, never a name somebody sent. */
export interface Storage {
  /** Writes whole or not at all: a reader never sees half a file. */
  write(key: string, from: Readable): Promise<void>
  read(key: string): Readable
  /** A path on this machine to read at random; valid while the file is kept. */
  localPath(key: string): string
  size(key: string): Promise<number>
  remove(key: string): Promise<void>
}

export const folderStorage = (folder: string): Storage => {
  const pathOf = (key: string): string => {
    const path = normalize(key)
    if (path.startsWith('..') || path.startsWith('/')) throw new Error(`Not a storage key: ${key}`)
    return join(folder, path)
  }
  return {
    write: async (key, from) => {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      const part = `${path}.part`
      try {
        await pipeline(from, createWriteStream(part, { flush: true }))
        await rename(part, path)
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
    read: (key) => createReadStream(pathOf(key)),
    localPath: pathOf,
    size: async (key) => (await stat(pathOf(key))).size,
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}
