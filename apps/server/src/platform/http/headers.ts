import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

const year = 365 * 24 * 3600

/** Headers that keep a browser strict: our own files only, no inline code or styles, no frames. */
export const registerHeaders = async (
  app: FastifyInstance,
  options: { production: boolean; publicUrl: string },
): Promise<void> => {
  const { protocol, host } = new URL(options.publicUrl)
  const secure = protocol === 'https:'
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", `${secure ? 'wss' : 'ws'}://${host}`],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: secure && options.production ? { maxAge: year, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('permissions-policy'))
      reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    // What one person may see is nothing a cache should keep.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}
