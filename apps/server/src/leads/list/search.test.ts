import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLead } from '../../../test/leads.ts'
import { as, type SignedIn, seedTeam, type Team } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { saveSetting } from '../../settings/index.ts'
import { readSearchTerm } from './search-term.ts'

let server: TestServer
let team: Team
let asha: SignedIn
let manager: SignedIn
let sunita: number
let office: number

beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
  asha = await as(server, team.asha)
  manager = await as(server, team.manager)
  const own = { ownerId: team.asha.id, teamId: team.north }
  sunita = await makeLead(server, { ...own, name: 'Sunita Deshmukh', phones: ['+919812345670'] })
  office = await makeLead(server, {
    ...own,
    name: 'सुनील जोशी',
    organisation: "St. Mary's 100% School No 45",
    phones: ['+912225678901', '+919900112233'],
  })
  await makeLead(server, { ...own, name: 'Bhola Ram', phones: ['+917700000001'] })
})
afterAll(() => server.end())

const found = async (desk: SignedIn, q: string): Promise<number[]> => {
  const reply = await desk.get(`/api/leads?${new URLSearchParams({ q, scope: 'all', sort: 'created', limit: '200' })}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply
    .json()
    .items.map(({ id }: { id: number }) => id)
    .sort((a: number, b: number) => a - b)
}

test.each([
  '98123',
  '12345670',
  '+91 98123 45670',
  '+919812345670',
  '919812345670',
  '09812345670',
  '0981 234',
  '0091 98123-45670',
  '(98123) 45670',
  '98123.45670',
  '९८१२३४५६७०',
  'sunita',
  'SUNITA desh',
  'deshmukh sunita',
  'su',
  'su de',
  'Deshm 98123',
])('“%s” finds Sunita alone', async (q) => {
  expect(await found(asha, q)).toEqual([sunita])
})

test.each(['सुनील', 'जोशी', "mary's", 'st mary', '100%', '022 2567', '2225678901', '9900112233', 'school 45', 'no 45'])(
  '“%s” finds the office alone',
  async (q) => {
    expect(await found(asha, q)).toEqual([office])
  },
)

test.each(['%', '_', '%%%', '\\', 'zzz', '5550000', '10% sch', '‘', '00', '+'])(
  '“%s” is looked for as it is',
  async (q) => {
    const ids = await found(asha, q)
    // What holds neither letter nor digit says nothing, and filters nothing.
    expect(ids).toHaveLength(readSearchTerm(q) === null ? 3 : 0)
  },
)

test('two digits are looked for where a number begins', async () => {
  expect(await found(asha, '98')).toEqual([sunita])
  expect(await found(asha, '09')).toEqual([sunita, office])
})

test('who sees numbers masked can look one up, but not feel for its digits', async () => {
  const { db } = server.wiring
  const save = (maskPhones: boolean) =>
    saveSetting(
      { db, clock: server.clock },
      { key: 'workspace', value: { name: 'TeleHub', zone: 'Asia/Kolkata', maskPhones }, by: null },
    )
  await save(true)
  try {
    expect(await found(asha, '98123')).toEqual([])
    expect(await found(asha, '9812345670')).toEqual([sunita])
    expect(await found(asha, '45')).toEqual([office])
    expect(await found(manager, '98123')).toEqual([sunita])
    const { items } = (await asha.get('/api/leads?scope=mine&q=sunita')).json()
    expect(items[0].phone).toBe('+91 98xxxxxx70')
    const whole = await asha.get(`/api/leads/${sunita}`)
    expect(whole.body).not.toContain('9812345670')
  } finally {
    await save(false)
  }
})
