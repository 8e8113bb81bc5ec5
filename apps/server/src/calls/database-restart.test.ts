import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type EmbeddedServer,
  ensureDatabase,
  freePort,
  startEmbeddedPostgres,
} from '../../../../scripts/lib/embedded-postgres.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/src/sandbox.ts'
import { addLead } from '../../test/calls.ts'
import { allDay, carrierEnv, phoneEnding, until } from '../../test/carrier.ts'
import { addPerson, as, type Person, seedTeam } from '../../test/people.ts'
import { makeConfig } from '../config/config.ts'
import { readEnv } from '../config/env.ts'
import { migrate } from '../platform/db/migrate.ts'
import { makeServer, type Server } from '../server.ts'

let folder: string
let postgres: EmbeddedServer
let postgresPort: number
let sandbox: Sandbox
let server: Server

const startPostgres = () => startEmbeddedPostgres({ folder: join(folder, 'data'), port: postgresPort })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telehub-restart-'))
  await chmod(folder, 0o755)
  postgresPort = await freePort()
  postgres = await startPostgres()
  const databaseUrl = await ensureDatabase(postgres, 'telehub')
  await migrate(databaseUrl)
  sandbox = await startSandbox({ callsPerMinute: 0, timeScale: 10 })
  const port = await freePort()
  const env = { NODE_ENV: 'test', DATABASE_URL: databaseUrl, PORT: String(port), DATA_DIR: folder }
  server = await makeServer(makeConfig(readEnv({ ...env, ...carrierEnv(sandbox, port) })))
  await server.start()
  await allDay(server)
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await sandbox?.close()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('PostgreSQL restarted while agents call: nothing is lost and nobody is called twice', async () => {
  const tools = { ...server, clock: server.wiring.clock } as never
  const team = await seedTeam(tools)
  const agents: Person[] = []
  for (let n = 0; n < 8; n++) {
    const phone = `+9198100010${10 + n}`
    agents.push(await addPerson(tools, { name: `Agent ${n}`, role: 'agent', teamId: team.north, phone }))
  }
  const numbers: string[] = []
  let stopping = false
  let placed = 0

  const work = async (agent: Person) => {
    const desk = await as(tools, agent)
    while (!stopping) {
      try {
        const current = (await desk.get('/api/calls/current')).json().call
        if (current?.phase === 'wrapping') {
          const code = current.outcome === 'answered' ? 'WRONG_NUMBER' : 'NO_ANSWER'
          await desk.send('POST', `/api/calls/${current.id}/disposition`, { code })
        } else if (!current) {
          const number = phoneEnding('11')
          const leadId = await addLead(tools, { owner: agent, phones: [number] })
          numbers.push(number)
          const reply = await desk.send('POST', '/api/calls', { leadId })
          if (reply.statusCode === 200) placed += 1
          expect([200, 409, 503]).toContain(reply.statusCode)
        }
      } catch (error) {
        // The test's own writes meet the restart too.
        if (!/terminat|ECONN|connect|shutting|starting/i.test(String(error))) throw error
      }
      await sleep(30)
    }
  }
  const working = agents.map(work)
  await sleep(1500)
  const before = placed
  await postgres.stop()
  await sleep(700)
  postgres = await startPostgres()
  await until(async () => placed > before + 4, 30_000)
  stopping = true
  await Promise.all(working)
  await sandbox.idle()

  const { db } = server.wiring
  await until(async () => {
    await db
      .updateTable('calls')
      .set({ check_at: new Date(0) })
      .where('check_at', 'is not', null)
      .where('outcome', 'is', null)
      .where('submitted_at', '<', new Date(Date.now() - 12_000))
      .execute()
    const open = await db.selectFrom('calls').select('id').where('outcome', 'is', null).execute()
    return open.length === 0
  }, 60_000)

  const dialled = sandbox.carrier.calls.newestFirst()
  for (const number of numbers) {
    const times = dialled.filter(({ request }) => request.to === number.slice(-10)).length
    expect(times, number.slice(-4)).toBeLessThanOrEqual(1)
  }
  const calls = await db.selectFrom('calls').selectAll().execute()
  for (const call of dialled) {
    const known = calls.find(({ id }) => id === call.request.customField)
    expect(known, 'a call that the carrier made and we forgot').toBeDefined()
    expect(known).toMatchObject({ carrier_call_id: call.sid, outcome: 'answered' })
  }
  // What was kept just before the restart is taken up a little later.
  await until(async () => {
    const stuck = await db.selectFrom('carrier_events').select('id').where('verdict', '=', 'received').execute()
    return stuck.length === 0
  }, 30_000)
}, 180_000)
