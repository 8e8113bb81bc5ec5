import { freePort } from '../../../scripts/lib/embedded-postgres.ts'
import type { Fault, FaultRule } from '../../sandbox/src/exotel/fault-words.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/src/sandbox.ts'
import type { Config } from '../src/config/config.ts'
import type { Clock } from '../src/platform/clock.ts'
import { saveSetting } from '../src/settings/index.ts'
import { makeExotel } from '../src/telephony/index.ts'
import { as, type Person, type SignedIn, seedTeam, type Team } from './people.ts'
import { makeTestServer, type TestServer } from './server.ts'

/** A clock that runs, and can be moved on. */
export interface RunningClock extends Clock {
  advance(ms: number): void
}

const runningClock = (): RunningClock => {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (ms) => {
      ahead += ms
    },
  }
}

export interface CarrierServer extends Omit<TestServer, 'clock'> {
  clock: RunningClock
  sandbox: Sandbox
  team: Team
  url: string
  /** A person at the desk. */
  desk(person: Person): Promise<SignedIn>
  /** The carrier misbehaves so; once, unless told otherwise. */
  fault(fault: Fault, more?: Partial<FaultRule>): void
  /** Everybody hangs up, and every call is out of the way of the next test. */
  clear(): Promise<void>
  /** Looks after everything that is due, as the tickers would. */
  lookAfter(): Promise<void>
}

/** A whole server that listens, and a sandbox carrier beside it that runs fifty times as fast. */
export const makeCarrierServer = async (
  options: { sandbox?: SandboxOptions; timeoutMs?: number; config?: Partial<Config> } = {},
): Promise<CarrierServer> => {
  const clock = runningClock()
  const scale = options.sandbox?.timeScale ?? 50
  const sandbox = await startSandbox({
    callsPerMinute: 0,
    ...options.sandbox,
    clock: {
      scale,
      now: () => clock.now().getTime(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms / scale)
        return () => clearTimeout(timer)
      },
    },
  })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const exotel = {
    sid: sandbox.credentials.accountSid,
    apiKey: sandbox.credentials.apiKey,
    token: sandbox.credentials.token,
    callerId: sandbox.credentials.exoPhones[0] as string,
    webhookUrl: url,
    baseUrl: sandbox.url,
  }
  const carrier = makeExotel(exotel, { clock, sandboxUrl: sandbox.url, timeoutMs: options.timeoutMs ?? 2000 })
  const config = { port, exotel, sandboxUrl: sandbox.url, ...options.config }
  const made = await makeTestServer({ PORT: String(port) }, { clock, carrier, config })
  const server = { ...made, clock: clock as never }
  await allDay(server)
  await made.app.listen({ host: '127.0.0.1', port })
  const team = await seedTeam(server)
  return {
    ...server,
    clock,
    sandbox,
    team,
    url,
    desk: async (person) => {
      const { sessionId } = await as(server, person)
      // The clock may be moved on past the life of a token.
      const inject: SignedIn['inject'] = (request) => {
        const { accessToken } = made.auth.tokens.sign(person.id, sessionId)
        return made.app.inject({ ...request, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } })
      }
      return {
        token: made.auth.tokens.sign(person.id, sessionId).accessToken,
        sessionId,
        inject,
        get: (at) => inject({ url: at }),
        send: (method, at, body) => inject({ method, url: at, ...(body === undefined ? {} : { payload: body }) }),
      }
    },
    clear: async () => {
      const { calls, engine, faults } = sandbox.carrier
      faults.replace([])
      for (const call of calls.live()) {
        while (call.endedAt === null && call.legs[0]?.ringingAt === null) await pause()
        engine.act(call, 'agent', 'hang-up')
      }
      await sandbox.idle()
      const { db } = made.wiring
      await db.updateTable('calls').set({ phase: 'closed', check_at: null }).where('phase', '<>', 'closed').execute()
      await db.updateTable('leads').set({ in_call: null }).where('in_call', 'is not', null).execute()
    },
    fault: (fault, more = {}) =>
      sandbox.carrier.faults.add({ fault, times: 1, number: null, on: 'connect', event: null, ms: null, ...more }),
    lookAfter: async () => {
      for (const ticker of made.tickers) {
        if (['reconcile-calls', 'carrier-messages'].includes(ticker.name)) await ticker.runOnce()
      }
    },
    end: async () => {
      await sandbox.close()
      await made.end()
    },
  }
}

/** The machine's clock may stand anywhere in the day. */
export const allDay = async ({ wiring }: Pick<TestServer, 'wiring'>) => {
  const days = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null }
  await saveSetting(
    { db: wiring.db, clock: wiring.clock },
    { key: 'callingHours', value: { allDay: true, days }, by: null },
  )
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 15))

/** Waits until `look` finds something, for at most a few seconds. */
export const until = async <T>(look: () => Promise<T | null | undefined | false>, ms = 8000): Promise<T> => {
  const end = Date.now() + ms
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error('It did not happen in time')
    await pause()
  }
}

export const callRow = (server: { wiring: TestServer['wiring'] }, id: string) =>
  server.wiring.db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

let numbers = 9_830_000_000
/** A number that nobody has had yet, with an ending that tells the sandbox how it behaves. */
export const phoneEnding = (ending: string): string => {
  numbers += 10_000
  return `+91${String(numbers).slice(0, 10 - ending.length)}${ending}`
}

/** The environment of a server whose carrier is this sandbox. */
export const carrierEnv = (sandbox: Sandbox, port: number): Record<string, string> => ({
  JWT_SECRET: 'x'.repeat(40),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  SANDBOX_URL: sandbox.url,
  EXOTEL_SID: sandbox.credentials.accountSid,
  EXOTEL_API_KEY: sandbox.credentials.apiKey,
  EXOTEL_TOKEN: sandbox.credentials.token,
  EXOTEL_CALLER_ID: String(sandbox.credentials.exoPhones[0]),
})
