import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { absorb, type CallFacts, newCall, outcomeOf, phaseOf, talkSecondsOf } from '@telehub/domain'
import { ProviderError } from '../platform/refusal.ts'
import { type Carrier, type CarrierMessage, capabilities, DialError, type DialFailure } from './port.ts'

/** A message as some carrier sent it, recorded or built from its documentation. */
export interface RecordedMessage {
  body: string
  query?: string
}

export interface RecordedCall {
  name: string
  messages: readonly RecordedMessage[]
  /** What the call has come to once all of them are in, in whatever order. */
  comesTo: { outcome: string; talkSeconds: number }
  /** Those of which any one alone tells the outcome, by their index. */
  decisive: readonly number[]
}

export interface RecordedReply {
  name: string
  status: number
  headers?: Readonly<Record<string, string>>
  body: string
  expect: 'accepted' | DialFailure
}

export interface Fixtures {
  calls: readonly RecordedCall[]
  /** With something in them that no documentation names. */
  unknown: readonly RecordedMessage[]
  /** That say nothing at all. */
  rubbish: readonly RecordedMessage[]
  replies: readonly RecordedReply[]
  /** What must never leave in an error: tokens, keys, the callback's secret. */
  secrets: readonly string[]
  callbackSecret: string
}

export interface Check {
  name: string
  /** Throws when the adapter fails it. */
  run(): Promise<void>
}

/** An adapter that sends its requests to this origin, and gives up after `timeoutMs`. */
export type MakeCarrier = (origin: string, timeoutMs: number) => Carrier

/** Every promise of the port, as checks that any adapter must pass. */
export const conformance = (make: MakeCarrier, fixtures: Fixtures): Check[] => [
  ...fixtures.calls.flatMap((call) => convergence(make, call)),
  ...keeping(make, fixtures),
  ...dialling(make, fixtures),
  { name: 'what a line cannot do is explained', run: async () => explained(make) },
]

const receivedAt = new Date('2026-01-15T06:00:00Z')
const requestedAt = new Date('2024-01-15T08:55:00Z')

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}

const toMessage = ({ body, query = '' }: RecordedMessage): CarrierMessage => ({ body, query, receivedAt })

const fold = (carrier: Carrier, messages: readonly RecordedMessage[]): CallFacts =>
  messages.flatMap((message) => carrier.translate(toMessage(message)).facts).reduce(absorb, newCall(requestedAt))

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, index) =>
        permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
      )

const nowhere = 'http://127.0.0.1:9'

const convergence = (make: MakeCarrier, call: RecordedCall): Check[] => {
  const whole = (carrier: Carrier) => fold(carrier, call.messages)
  return [
    {
      name: `${call.name}: comes to what it was`,
      run: async () => {
        const facts = whole(make(nowhere, 100))
        const found = { outcome: outcomeOf(facts), talkSeconds: talkSecondsOf(facts) }
        const { outcome, talkSeconds } = call.comesTo
        must(found.outcome === outcome, `the outcome is ${found.outcome}, not ${outcome}`)
        must(found.talkSeconds === talkSeconds, `${found.talkSeconds} s of talk, not ${talkSeconds}`)
      },
    },
    {
      name: `${call.name}: every order, and repeats, give the same call`,
      run: async () => {
        const carrier = make(nowhere, 100)
        const expected = JSON.stringify(whole(carrier))
        for (const order of permutations(call.messages)) {
          must(JSON.stringify(fold(carrier, order)) === expected, 'an order gives another call')
          must(JSON.stringify(fold(carrier, [...order, ...order])) === expected, 'repeats change the call')
        }
      },
    },
    {
      name: `${call.name}: with messages lost, what is left still ends it`,
      run: async () => {
        const carrier = make(nowhere, 100)
        for (const index of call.decisive) {
          const message = call.messages[index]
          const facts = message ? fold(carrier, [message]) : newCall(requestedAt)
          must(outcomeOf(facts) === call.comesTo.outcome, `message ${index} alone comes to ${outcomeOf(facts)}`)
        }
        for (const left of call.messages.map((_, gone) => call.messages.filter((__, index) => index !== gone))) {
          const outcome = outcomeOf(fold(carrier, left))
          must(outcome === null || outcome === call.comesTo.outcome, `what is left comes to ${outcome}`)
        }
      },
    },
  ]
}

const keeping = (make: MakeCarrier, { unknown, rubbish }: Fixtures): Check[] => [
  {
    name: 'what is not known is kept in words, and no reason to lose the rest',
    run: async () => {
      for (const message of unknown) {
        const translation = make(nowhere, 100).translate(toMessage(message))
        must(translation.unknown.length > 0, 'an unknown value is passed over in silence')
        must(translation.facts.length > 0, 'an unknown value takes the known ones with it')
      }
    },
  },
  {
    name: 'rubbish is no error and no fact',
    run: async () => {
      for (const message of rubbish) {
        const { facts, unknown: words } = make(nowhere, 100).translate(toMessage(message))
        must(facts.length === 0 && phaseOf(newCall(requestedAt)) === 'queued', 'rubbish is believed')
        must(words.length > 0, 'rubbish is passed over in silence')
      }
    },
  },
]

interface Outside {
  origin: string
  requests: number
  close(): Promise<void>
}

/** Somebody who answers every request so. */
const outside = async (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Outside> => {
  const seen = { requests: 0 }
  const server = createServer((request, response) => {
    seen.requests += 1
    request.resume()
    request.on('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return seen.requests
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const dialled = async (make: MakeCarrier, origin: string, fixtures: Fixtures, timeoutMs = 1500) => {
  const carrier = make(origin, timeoutMs)
  const callId = '018f0000-0000-7000-8000-000000000001'
  const request = {
    callId,
    agentPhone: '+919876543210',
    customerPhone: '+919123456789',
    callbackUrl: carrier.callbackUrl(callId, fixtures.callbackSecret),
    record: true,
  }
  try {
    const accepted = await carrier.dial(request)
    must(accepted.carrierCallId !== '' && accepted.facts.length > 0, 'an accepted call has no name or no fact')
    return 'accepted'
  } catch (error) {
    if (!(error instanceof DialError)) throw new Error(`an untyped error: ${String(error)}`)
    must(error instanceof ProviderError, 'a dial error is no provider error')
    const told = JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: error.cause })
    for (const secret of [...fixtures.secrets, fixtures.callbackSecret])
      must(!told.includes(secret), 'an error gives a secret away')
    must(!(error.placed === 'unknown' && error.retry), 'an unknown submission may not be retried')
    return error.failure
  }
}

const dialling = (make: MakeCarrier, fixtures: Fixtures): Check[] => {
  const through = (
    name: string,
    expected: readonly string[],
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    timeoutMs?: number,
  ): Check => ({
    name: `dial, ${name}`,
    run: async () => {
      const other = await outside(answer)
      try {
        const found = await dialled(make, other.origin, fixtures, timeoutMs)
        must(expected.includes(found), `comes to ${found}, not ${expected.join(' or ')}`)
        must(other.requests === 1, `asks ${other.requests} times`)
      } finally {
        await other.close()
      }
    },
  })
  return [
    ...fixtures.replies.map((reply) =>
      through(`answered by ${reply.name}`, [reply.expect], (_request, response) =>
        response.writeHead(reply.status, { ...reply.headers }).end(reply.body),
      ),
    ),
    through('answered by silence', ['no-reply'], () => {}, 200),
    through('cut off after the request', ['connection-lost'], (request) => request.socket.destroy()),
    through('cut off in the reply', ['connection-lost'], (request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"Call":')
      setTimeout(() => request.socket.destroy(), 20)
    }),
    {
      name: 'dial, nobody there',
      run: async () => {
        const found = await dialled(make, nowhere, fixtures)
        must(found === 'unreachable', `comes to ${found}, not unreachable`)
      },
    },
    {
      name: 'dial, sent elsewhere: the credentials do not follow',
      run: async () => {
        const elsewhere = await outside((_request, response) => response.end('{}'))
        const location = `${elsewhere.origin}/there`
        const first = await outside((_request, response) => response.writeHead(307, { location }).end())
        try {
          await dialled(make, first.origin, fixtures)
          must(elsewhere.requests === 0, 'a redirect is followed')
        } finally {
          await first.close()
          await elsewhere.close()
        }
      },
    },
  ]
}

const explained = (make: MakeCarrier): void => {
  const line = make(nowhere, 100).capabilities
  for (const name of capabilities)
    must(line[name].can || (line[name].why ?? '').length > 10, `${name} is absent without a reason`)
}
