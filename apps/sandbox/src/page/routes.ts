import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { guardLocal } from '../admin/guard.ts'

const files = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/page/page.css', 'page.css', 'text/css; charset=utf-8'],
  ...['main', 'dom', 'handsets', 'calls', 'faults'].map(
    (name) => [`/page/${name}.js`, `${name}.js`, 'text/javascript; charset=utf-8'] as const,
  ),
] as const

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The page with the phones at `/`, from a fixed list of files. */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', guardLocal)
  for (const [path, name, type] of files) {
    const body = await readFile(new URL(`./${name}`, import.meta.url), 'utf8')
    app.get(path, async (_request, reply) =>
      reply
        .headers({
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-cache',
        })
        .type(type)
        .send(body),
    )
  }
}
