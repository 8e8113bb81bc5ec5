import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { agentBehaviours, customerBehaviours } from '../exotel/behaviours.ts'
import { handsetActions } from '../exotel/call-engine.ts'
import type { Carrier } from '../exotel/carrier.ts'
import { chaosFaults } from '../exotel/faults.ts'
import { parties } from '../exotel/words.ts'
import { faultNotes } from './fault-notes.ts'
import { feedRoute } from './feed.ts'
import { guardLocal } from './guard.ts'
import { chaosInput, faultInput, faultsInput, handsetInput, phoneInput, settingsInput } from './inputs.ts'
import { callView, stateView } from './views.ts'

const actParams = z.object({ sid: z.string(), party: z.enum(parties), action: z.enum(handsetActions) })
const handsetParams = z.object({ party: z.enum(parties), number: phoneInput })
const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(2000).default(100) })

/** Switches and handsets for a person or a test (docs/guides/sandbox.md). Refuses bad input with 400 and a sentence. */
export function adminRoutes(app: FastifyInstance, carrier: Carrier): void {
  const { calls, clock, engine, faults, handsets, settings } = carrier
  app.addHook('onRequest', guardLocal)
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) })
    const status = error.statusCode ?? 500
    return reply.code(status).send({ error: status < 500 ? error.message : 'Internal server error' })
  })
  const feed = feedRoute(app, carrier)
  app.addHook('onResponse', async () => feed.mark())
  const missing = (reply: FastifyReply) => reply.code(404).send({ error: 'No such call.' })

  app.get('/admin/state', async () => stateView(carrier))
  app.post('/admin/reset', async () => {
    carrier.reset()
    return { ok: true }
  })
  app.put('/admin/settings', async (request) => {
    const { callbackRetries, ...defaults } = settingsInput.parse(request.body)
    Object.assign(handsets.defaults, defaults)
    if (callbackRetries !== undefined) settings.callbackRetries = callbackRetries
    return { ...handsets.defaults, ...settings }
  })

  app.get('/admin/faults', async () => ({ faults: faults.list(), notes: faultNotes }))
  app.put('/admin/faults', async (request) => {
    faults.replace(faultsInput.parse(request.body).faults)
    return { faults: faults.list() }
  })
  app.post('/admin/faults', async (request) => {
    faults.add(faultInput.parse(request.body))
    return { faults: faults.list() }
  })
  app.delete<{ Params: { fault: string } }>('/admin/faults/:fault', async (request) => {
    faults.remove(faultInput.shape.fault.parse(request.params.fault))
    return { faults: faults.list() }
  })
  app.get('/admin/chaos', async () => ({ chaos: faults.chaos() }))
  app.put('/admin/chaos', async (request) => {
    const { seed, rate, faults: pool } = chaosInput.parse(request.body)
    faults.setChaos(rate === 0 ? null : { seed, rate, faults: pool ?? chaosFaults })
    return { chaos: faults.chaos() }
  })

  app.get('/admin/behaviours', async () => {
    const brief = ({ ending, label }: { ending: string; label: string }) => ({ ending, label })
    return { agents: agentBehaviours.map(brief), customers: customerBehaviours.map(brief) }
  })
  app.put('/admin/handsets/:party/:number', async (request) => {
    const { party, number } = handsetParams.parse(request.params)
    const { mode } = handsetInput.parse(request.body)
    return handsets.setMode(number, party, mode, clock.now())
  })

  app.get('/admin/calls', async (request) => {
    const { limit } = listQuery.parse(request.query)
    return { calls: calls.newestFirst().slice(0, limit).map(callView) }
  })
  app.get<{ Params: { sid: string } }>('/admin/calls/:sid', async (request, reply) => {
    const call = calls.get(request.params.sid)
    return call ? callView(call) : missing(reply)
  })
  app.post('/admin/calls/:sid/:party/:action', async (request, reply) => {
    const { sid, party, action } = actParams.parse(request.params)
    const call = calls.get(sid)
    if (!call) return missing(reply)
    if (engine.act(call, party, action)) return callView(call)
    return reply.code(409).send({ error: `The ${party}'s phone cannot do that now.` })
  })
}
