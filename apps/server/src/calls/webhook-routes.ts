import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { receiveMessage } from './commands/receive-message.ts'
import type { CallDeps } from './deps.ts'
import { makeStrays } from './strays.ts'

const largestBody = 256 * 1024

/**
 * The carrier's doors. In a scope of their own, where every body is taken as bytes: what a parser would refuse (another
 * content type, broken JSON, no body at all) would be a message lost. No rate limit: a carrier comes from few addresses.
 */
export const registerWebhooks = (app: FastifyInstance, deps: CallDeps): void => {
  const strays = makeStrays(deps.clock)
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBody }, (_request, body, done) =>
      done(null, body),
    )
    serve(
      scope,
      'POST /api/webhooks/exotel/status/{callId}/{secret}',
      { may: null, bodyLimit: largestBody },
      async ({ params, request }) => {
        const message = {
          body: Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '',
          query: request.url.split('?')[1] ?? '',
          receivedAt: deps.clock.now(),
        }
        await receiveMessage(deps, strays, { ...params, message })
        return { ok: true as const }
      },
    )
  })
}
