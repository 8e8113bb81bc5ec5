import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('../../', import.meta.url))
export const at = (...parts: string[]): string => root + parts.join('/')

/** Where everything that a run leaves behind lives. */
export const dataDir = (): string => process.env.DATA_DIR ?? at('.data')
