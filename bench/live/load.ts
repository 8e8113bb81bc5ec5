// The outside of the measurement, in a process of its own: desks with sockets, and a carrier that posts at a fixed pace
// whether or not it is answered. Latency runs from the moment a post was due to the moment the event is at the desk.
import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import type { BenchCall, Measured, Plan } from './plan.ts'

const steps = ['answered-1', 'answered-2', 'terminal'] as const
const eventOf = { 'answered-1': 'call:ringing', 'answered-2': 'call:answered', terminal: 'call:ended' } as const

const bodyOf = (call: BenchCall, step: (typeof steps)[number]): string => {
  const now = new Date(Date.now() + 5.5 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19)
  const legs = {
    'answered-1': ['in-progress', ''],
    'answered-2': ['in-progress', 'in-progress'],
    terminal: ['completed', 'completed'],
  }[step]
  return new URLSearchParams({
    CallSid: call.carrierCallId,
    CustomField: call.id,
    EventType: step === 'terminal' ? 'terminal' : 'answered',
    Status: step === 'terminal' ? 'completed' : 'in-progress',
    DateUpdated: now,
    StartTime: now,
    EndTime: step === 'terminal' ? now : '1970-01-01 05:30:00',
    ConversationDuration: step === 'terminal' ? '1' : '0',
    'Legs[0][Status]': legs[0] ?? '',
    'Legs[1][Status]': legs[1] ?? '',
  }).toString()
}

const connectAll = async (
  plan: Plan,
  onEvent: (person: number, type: string, callId: string) => void,
): Promise<Socket[]> => {
  const sockets: Socket[] = []
  const batch = 100
  for (let from = 0; from < plan.people.length; from += batch) {
    const opened = plan.people.slice(from, from + batch).map((person, offset) => {
      const socket = io(plan.url, {
        transports: ['websocket'],
        auth: { token: person.token },
        forceNew: true,
        reconnection: false,
      })
      socket.onAny((type: string, event: { data?: { call?: { id?: string } }; callId?: string }) => {
        const callId = event.data?.call?.id ?? event.callId
        if (callId) onEvent(from + offset, type, callId)
      })
      return socket
    })
    sockets.push(...opened)
    await Promise.all(
      opened.map(
        (socket) =>
          new Promise<void>((resolve, reject) => {
            socket.once('ready', () => resolve())
            socket.once('connect_error', reject)
          }),
      ),
    )
  }
  return sockets
}

const run = async (plan: Plan): Promise<Measured> => {
  const due = new Map<string, number>()
  const heard = new Map<string, Set<number>>()
  const agentMs: number[] = []
  const managerMs: number[] = []
  let duplicates = 0
  const agentOf = new Map(plan.calls.map((call) => [call.id, call.agentIndex]))
  const types = new Set<string>(Object.values(eventOf))
  const startedAt = performance.now()
  const sockets = await connectAll(plan, (person, type, callId) => {
    if (!types.has(type)) return
    const key = `${callId} ${type}`
    const at = due.get(key)
    if (at === undefined) return
    const by = heard.get(key) ?? new Set()
    heard.set(key, by)
    if (by.has(person)) {
      duplicates++
      return
    }
    by.add(person)
    const ms = performance.now() - at
    if (agentOf.get(callId) === person) agentMs.push(ms)
    else managerMs.push(ms)
  })
  const connectSeconds = (performance.now() - startedAt) / 1000
  await sleep(1000)

  // The first requests of a process open connections and warm the code.
  for (let i = 0; i < 100; i++) await fetch(`${plan.url}/healthz`).then((reply) => reply.arrayBuffer())

  // Steps of one call lie far enough apart that the carrier's own order is kept, as in life.
  const posts = steps.flatMap((step) => plan.calls.map((call) => ({ call, step })))
  const everyMs = 1000 / plan.perSecond
  const begin = performance.now() + 100
  const replies: Promise<unknown>[] = []
  for (const [index, { call, step }] of posts.entries()) {
    const at = begin + index * everyMs
    const wait = at - performance.now()
    if (wait > 0) await sleep(wait)
    due.set(`${call.id} ${eventOf[step]}`, at)
    const path =
      plan.kind === 'telehub'
        ? `/api/webhooks/exotel/status/${call.id}/${call.secret}`
        : `/hook/${call.id}/${step}/${eventOf[step]}`
    replies.push(
      fetch(plan.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: bodyOf(call, step),
      }).then((reply) => reply.arrayBuffer()),
    )
  }
  await Promise.allSettled(replies)
  await sleep(2000)
  const managers = plan.people.filter((person) => person.role === 'manager').length
  const lost = posts.length * (1 + managers) - agentMs.length - managerMs.length
  for (const socket of sockets) socket.disconnect()
  return { sent: posts.length, agentMs, managerMs, lost, duplicates, connectSeconds }
}

process.on('message', (plan: Plan) => {
  run(plan).then(
    (measured) => process.send?.(measured, () => process.exit(0)),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    },
  )
})
