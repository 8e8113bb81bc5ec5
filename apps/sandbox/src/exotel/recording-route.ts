import type { FastifyInstance } from 'fastify'
import { checkBasic } from './auth.ts'
import { recordingReady, talkSeconds } from './call-times.ts'
import type { Carrier } from './carrier.ts'
import { answerWithFault, drop, slowDown } from './http-faults.ts'
import { recordingAudio } from './recording-audio.ts'

/** Private since October 2024: 401 without Basic, 403 with a wrong one, 404 until the file is ready (exotel.md §3.3). */
export function recordingRoute(app: FastifyInstance, carrier: Carrier): void {
  app.get<{ Params: { account: string; file: string } }>('/exotelrecordings/:account/:file', async (request, reply) => {
    const access = checkBasic(request, carrier.credentials)
    if (access === 'none') {
      return reply
        .code(401)
        .header('www-authenticate', 'Basic realm="recordings"')
        .type('text/plain')
        .send('Unauthorized')
    }
    if (access === 'wrong') return reply.code(403).type('text/plain').send('Forbidden')
    const call = carrier.calls.get(request.params.file.replace(/\.wav$/, ''))
    const { http } = carrier.faults.strike('recording', call?.legs.map((leg) => leg.number) ?? [])
    if (http && (await answerWithFault(http, request, reply, ''))) return reply
    await slowDown(http)
    if (http?.fault === 'reply-lost') return drop(reply)
    if (!call || request.params.account !== carrier.accountSid || !recordingReady(call, carrier.clock)) {
      return reply.code(404).type('text/plain').send('Not found')
    }
    const channels = call.request.dualChannel ? 2 : 1
    return reply.type('audio/wav').send(recordingAudio(call.sid, talkSeconds(call, carrier.clock), channels))
  })
}
