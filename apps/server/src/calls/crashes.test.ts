import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../../../scripts/lib/embedded-postgres.ts'
import type { Fault } from '../../../sandbox/src/exotel/fault-words.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/src/sandbox.ts'
import { addLead } from '../../test/calls.ts'
import { allDay, carrierEnv, phoneEnding, until } from '../../test/carrier.ts'
import { as, seedTeam, type Team } from '../../test/people.ts'
import { type ServerProcess, startServerProcess } from '../../test/process.ts'
import { makeTestServer, type TestServer } from '../../test/server.ts'
import { systemClock } from '../platform/clock.ts'

let tools: TestServer
let sandbox: Sandbox
let team: Team
let port: number
let running: ServerProcess
let token: string

const start = () => startServerProcess({ DATABASE_URL: tools.databaseUrl, ...carrierEnv(sandbox, port) }, port)

beforeAll(async () => {
  sandbox = await startSandbox({ callsPerMinute: 0, timeScale: 50, callbackRetries: 0 })
  port = await freePort()
  const made = await makeTestServer({}, { clock: systemClock })
  tools = { ...made, clock: systemClock as never }
  await allDay(tools)
  team = await seedTeam(tools)
  token = (await as(tools, team.asha)).token
  running = await start()
})
afterAll(async () => {
  await running.kill()
  await sandbox.close()
  await tools.end()
})

const dials = (number: string) =>
  sandbox.carrier.calls.newestFirst().filter(({ request }) => request.to === number.slice(-10)).length
const callsOf = (leadId: number) =>
  tools.wiring.db.selectFrom('calls').selectAll().where('lead_id', '=', leadId).execute()

/** What waits for a time has its time now; what was sent was sent over a minute ago. */
const letTimePass = async (leadId: number) => {
  await sql`update calls set check_at = now(), submitted_at = least(submitted_at, requested_at - interval '61 s')
    where lead_id = ${leadId} and check_at is not null`.execute(tools.wiring.db)
}

/**
 * Where the kill falls. Delays are counted from the click; with a slow or silent carrier the process surely dies between its
 * question and the answer, with quick ones anywhere from before the call is written to after its end.
 */
const deaths: { ms: number; fault?: Fault }[] = [
  ...[4, 12, 22, 40, 90, 200].map((ms) => ({ ms })),
  { ms: 250, fault: 'slow-reply' },
  { ms: 250, fault: 'no-reply' },
  { ms: 250, fault: 'callback-before-reply' },
]

test('killed anywhere in a call and started again: nobody is called twice, and every call comes to its true end', async () => {
  const seen: Record<string, number> = {}
  for (const { ms, fault } of deaths) {
    const number = phoneEnding('11')
    const leadId = await addLead(tools, { owner: team.asha, phones: [number] })
    if (fault) sandbox.carrier.faults.replace([{ fault, times: 1, number: null, on: 'connect', event: null, ms: 1000 }])
    const click = running.post('/api/calls', token, { leadId })
    await sleep(ms)
    await running.kill()
    await click
    running = await start()
    // The agent, who saw an error, clicks again. Whatever is answered, the carrier is not asked twice.
    const again = await running.post('/api/calls', token, { leadId })
    expect([200, 409]).toContain(again?.status)
    const settled = await until(async () => {
      await letTimePass(leadId)
      const calls = await callsOf(leadId)
      return calls.length > 0 && calls.every(({ outcome }) => outcome !== null) ? calls : null
    }, 20_000)
    const reached = settled.filter(({ outcome }) => outcome === 'answered')
    const never = settled.filter(({ outcome }) => outcome === 'refused')
    expect(dials(number)).toBe(reached.length)
    expect(reached.length).toBeLessThanOrEqual(1)
    expect(reached.length + never.length).toBe(settled.length)
    for (const call of reached) {
      seen[call.submission] = (seen[call.submission] ?? 0) + 1
      const disposed = await running.post(`/api/calls/${call.id}/disposition`, token, { code: 'WRONG_NUMBER' })
      expect(disposed?.status).toBe(200)
    }
    sandbox.carrier.faults.replace([])
  }
  expect(seen.accepted).toBeGreaterThan(2)
}, 240_000)

test('asked to stop, the server finishes the call it is asking for', async () => {
  const number = phoneEnding('15')
  const leadId = await addLead(tools, { owner: team.bela, phones: [number] })
  sandbox.carrier.faults.replace([{ fault: 'slow-reply', times: 1, number: null, on: 'connect', event: null, ms: 800 }])
  const { token: belas } = await as(tools, team.bela)
  const click = running.post('/api/calls', belas, { leadId })
  await sleep(300)
  expect(await running.stop()).toBe(0)
  expect((await click)?.status).toBe(200)
  const [call] = await callsOf(leadId)
  expect(call).toMatchObject({ submission: 'accepted' })
  expect(dials(number)).toBe(1)
  running = await start()
}, 60_000)
