import type { FastifyInstance } from 'fastify'
import { makeOpenApi } from './document.ts'
import { makePage, pageStyle } from './page.ts'

/** Serves the API's description, for programs and for people. Made once, when it is first asked for. */
export const registerOpenApi = (app: FastifyInstance, options: { version: string }): void => {
  let made: { json: string; page: string } | null = null
  const make = () => {
    const document = makeOpenApi(options.version)
    made ??= { json: JSON.stringify(document), page: makePage(document) }
    return made
  }
  const cached = 'public, max-age=300'
  app.get('/api/openapi.json', (_request, reply) =>
    reply
      .header('cache-control', cached)
      .type('application/json')
      .send((made ?? make()).json),
  )
  app.get('/api/docs', (_request, reply) =>
    reply
      .header('cache-control', cached)
      .type('text/html; charset=utf-8')
      .send((made ?? make()).page),
  )
  app.get('/api/docs.css', (_request, reply) => reply.header('cache-control', cached).type('text/css').send(pageStyle))
}
