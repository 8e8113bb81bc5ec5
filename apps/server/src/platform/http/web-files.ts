import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const hashed = /\/assets\//
const ours = /^\/(api|socket\.io|healthz|readyz|metrics)(\/|$|\?)/

/**
 * Serves the built web from `folder`: files named by their content are kept for good, the rest is asked for anew. Every
 * other address that a browser opens is a screen, so it gets the page; what is no page is not found.
 */
export const registerWebFiles = async (app: FastifyInstance, folder: string): Promise<void> => {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(serveStatic, {
      root: folder,
      preCompressed: true,
      index: false,
      wildcard: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    app.get('/', (_request, reply) => reply.sendFile('index.html'))
  }
  app.setNotFoundHandler(async (request: FastifyRequest, reply: FastifyReply) => {
    const page = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (built && page && !ours.test(request.url) && !hashed.test(request.url)) return reply.sendFile('index.html')
    throw new Refusal('not-found', 'There is nothing at this address.')
  })
}
