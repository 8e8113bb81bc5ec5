import { z } from 'zod'
import { ok } from './common.ts'
import { defineRoutes } from './contract.ts'

/** A carrier's own doors. Their bodies are kept raw and understood later, so no schema refuses them. */
export const webhookRoutes = defineRoutes({
  'POST /api/webhooks/exotel/status/{callId}/{secret}': {
    summary: 'Exotel tells the status of a call (JSON, form, multipart or query)',
    tag: 'Webhooks',
    public: true,
    params: z.object({ callId: z.string().max(100), secret: z.string().max(200) }),
    reply: ok,
    refusals: ['wrong-secret', 'not-found'],
  },
})
