import type { FastifyReply, FastifyRequest } from 'fastify'

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const localNames = ['localhost', '127.0.0.1', '[::1]']

function isLocalHost(host: string): boolean {
  return localNames.includes(host.replace(/:\d+$/, ''))
}

/**
 * The page and the admin API are for this machine only: a loopback peer, a local Host (no DNS rebinding), and for
 * changes a JSON body or none from the same origin, so that no web page elsewhere can press the buttons.
 */
export async function guardLocal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { origin, host = '' } = request.headers
  const foreignOrigin = origin !== undefined && URL.parse(origin)?.host !== host
  if (!loopback.includes(request.ip) || !isLocalHost(host) || foreignOrigin) {
    return reply.code(403).send({ error: 'The sandbox is open to this machine only.' })
  }
  return undefined
}
