import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestServer, type TestServer } from '../../test/server.ts'
import { readSettings, saveSetting } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await makeTestServer()
})
afterAll(() => server.end())

test('the defaults hold until a topic is saved', async () => {
  const { db } = server.wiring
  expect((await readSettings(db)).rules.attempts.perDay).toBe(3)
  const value = {
    perDay: 5,
    unansweredLimit: 6,
    unansweredInDays: 14,
    tooSoonMinutes: 15,
    redialAfterConversationMinutes: 10,
  }
  await saveSetting({ db, clock: server.clock }, { key: 'attempts', value, by: null })
  expect((await readSettings(db)).rules.attempts.perDay).toBe(5)
})

test('a value that contradicts itself is refused and changes nothing', async () => {
  const { db } = server.wiring
  const value = { hot: 50, warm: 60, hotDays: 7, coldDays: 30 }
  await expect(saveSetting({ db, clock: server.clock }, { key: 'scoreBands', value, by: null })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  expect((await readSettings(db)).rules.scoreBands.hot).toBe(80)
})

test('anybody may ask what the workspace is', async () => {
  const reply = await server.app.inject({ url: '/api/workspace' })
  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toMatchObject({ zone: 'Asia/Kolkata', demo: false, demoSignIns: [] })
})
