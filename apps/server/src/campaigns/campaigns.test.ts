import { afterAll, beforeAll, expect, test } from 'vitest'
import { as, type SignedIn, seedTeam } from '../../test/people.ts'
import { makeTestServer, type TestServer } from '../../test/server.ts'

let server: TestServer
let asha: SignedIn
let manager: SignedIn
beforeAll(async () => {
  server = await makeTestServer()
  const team = await seedTeam(server)
  asha = await as(server, team.asha)
  manager = await as(server, team.manager)
})
afterAll(() => server.end())

const shop = { open: '12:00', close: '14:00' }

test('managers keep campaigns, agents read their scripts', async () => {
  const made = await manager.send('POST', '/api/campaigns', {
    name: 'Admissions',
    script: '# Hello',
    talkingPoints: ['Fees'],
  })
  expect(made.statusCode, made.body).toBe(200)
  expect(made.json()).toMatchObject({ purpose: 'service', hours: null, active: true, openNow: true })
  const { id } = made.json()
  // Tue 24 Nov, 11:00.
  const narrower = await manager.send('PATCH', `/api/campaigns/${id}`, { hours: { days: { tue: shop } } })
  expect(narrower.json()).toMatchObject({ openNow: false, script: '# Hello', hours: { days: { tue: shop } } })
  expect((await manager.send('PATCH', `/api/campaigns/${id}`, { hours: null })).json().openNow).toBe(true)
  expect((await manager.send('PATCH', `/api/campaigns/${id}`, { active: false })).json().openNow).toBe(false)
  const { items } = (await asha.get('/api/campaigns')).json()
  expect(items.map(({ name }: { name: string }) => name)).toEqual(['Admissions'])
  expect((await asha.send('POST', '/api/campaigns', { name: 'Mine' })).statusCode).toBe(403)
  expect((await asha.send('PATCH', `/api/campaigns/${id}`, { name: 'Mine' })).statusCode).toBe(403)
})

test('two campaigns never share a name, whatever its case, also when made at once', async () => {
  const replies = await Promise.all(
    ['Reading', 'reading', 'READING'].map((name) => manager.send('POST', '/api/campaigns', { name })),
  )
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  const other = (await manager.send('POST', '/api/campaigns', { name: 'Maths' })).json()
  expect((await manager.send('PATCH', `/api/campaigns/${other.id}`, { name: 'Reading' })).statusCode).toBe(409)
  expect((await manager.send('PATCH', `/api/campaigns/${other.id}`, { name: 'MATHS' })).statusCode).toBe(200)
  expect((await manager.send('PATCH', '/api/campaigns/999999', { name: 'None' })).statusCode).toBe(404)
})

test.each([{ name: '' }, { name: 'x', hours: { days: { tue: { open: '14:00', close: '12:00' } } } }, { script: 'x' }])(
  '%j is not a campaign',
  async (body) => {
    expect((await manager.send('POST', '/api/campaigns', body)).statusCode).toBe(400)
  },
)
