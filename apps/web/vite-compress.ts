import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const worthIt = /\.(js|css|svg|html)$/
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Writes `.br` and `.gz` beside each file at the highest level: dear once at the build, free at each request. */
export function compressed(): Plugin {
  let outDir = ''
  return {
    name: 'telehub:compressed',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir
    },
    async closeBundle() {
      const files = await readdir(outDir, { recursive: true })
      await Promise.all(
        files
          .filter((file) => worthIt.test(file))
          .map(async (file) => {
            const path = join(outDir, file)
            const content = await readFile(path)
            const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
            await writeFile(`${path}.br`, await brotli(content, { params }))
            await writeFile(`${path}.gz`, await zip(content, { level: 9 }))
          }),
      )
    },
  }
}
