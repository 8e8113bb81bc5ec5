import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLead } from '../../test/calls.ts'
import { as, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer } from '../../test/server.ts'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
})
afterAll(() => server.end())

const teamsOf = async (ids: readonly number[]) => {
  const rows = await server.wiring.db.selectFrom('leads').select(['id', 'team_id']).where('id', 'in', ids).execute()
  return ids.map((id) => rows.find((row) => row.id === id)?.team_id)
}

test('the leads of an agent who changes teams go along, and nobody else’s', async () => {
  const mine = [await addLead(server, { owner: team.asha }), await addLead(server, { owner: team.asha })]
  const others = [
    await addLead(server, { owner: team.bela }),
    await addLead(server, { owner: null, teamId: team.north }),
  ]
  const admin = await as(server, team.admin)
  const move = async (teamId: number | null) => {
    expect((await admin.send('PATCH', `/api/users/${team.asha.id}`, { teamId })).statusCode).toBe(200)
    await server.jobs.runOnce()
  }
  await move(team.south)
  expect(await teamsOf(mine)).toEqual([team.south, team.south])
  expect(await teamsOf(others)).toEqual([team.north, team.north])
  await move(null)
  expect(await teamsOf(mine)).toEqual([team.south, team.south])
  await move(team.north)
  expect(await teamsOf(mine)).toEqual([team.north, team.north])
})
