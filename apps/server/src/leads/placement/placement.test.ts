import { randomUUID } from 'node:crypto'
import { leadStatuses, nextActionKinds, placeInQueue, priorities, queueGroups } from '@telehub/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLead } from '../../../test/leads.ts'
import { makeTestServer, type TestServer, tuesdayMorning } from '../../../test/server.ts'
import { readSettings, saveSetting } from '../../settings/index.ts'
import {
  addDoNotCall,
  applyToLead,
  dropAttempt,
  placeDueLeads,
  placeLeads,
  placeLeadsOfPhone,
  removeDoNotCall,
  settleAttempt,
  startAttempt,
} from '../index.ts'

let server: TestServer
beforeAll(async () => {
  server = await makeTestServer()
})
afterAll(() => server.end())

const minute = 60_000
const day = 24 * 60 * minute
const at = (ago: number) => new Date(server.clock.now().getTime() - ago)
const stored = (id: number) =>
  server.wiring.db.selectFrom('leads').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const place = (id: number) => server.wiring.db.transaction().execute((tx) => placeLeads(tx, server, [id]))

test('whatever the facts, a lead is stored where the domain places it, and again at its next turn', async () => {
  const { db } = server.wiring
  const { rules } = await readSettings(db)
  const ago = fc.integer({ min: minute, max: 40 * day })
  const facts = fc.record({
    status: fc.constantFrom(...leadStatuses),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    vip: fc.boolean(),
    created: ago,
    contact: fc.option(ago),
    attempts: fc.array(fc.record({ ago, answered: fc.boolean(), exempt: fc.boolean(), talk: fc.constantFrom(5, 90) }), {
      maxLength: 7,
    }),
    action: fc.option(
      fc.record({ kind: fc.constantFrom(...nextActionKinds), in: fc.integer({ min: -5 * day, max: 5 * day }) }),
    ),
    escalated: fc.option(ago),
    returned: fc.option(ago),
    inCall: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(facts, async (made) => {
      server.clock.set(tuesdayMorning)
      const now = server.clock.now()
      const createdAt = at(made.created)
      const id = await makeLead(server, { status: made.status, score: made.score, vip: made.vip, createdAt })
      const { phone } = await db
        .selectFrom('lead_phones')
        .select('phone')
        .where('lead_id', '=', id)
        .executeTakeFirstOrThrow()
      await db.transaction().execute(async (tx) => {
        for (const { ago, answered, exempt, talk } of [...made.attempts].sort((a, b) => b.ago - a.ago)) {
          const callId = randomUUID()
          await startAttempt(tx, { callId, leadId: id, phone, at: at(ago), exempt })
          await settleAttempt(tx, server, {
            callId,
            leadId: id,
            answered,
            contactAt: null,
            endedAt: at(ago - 1000),
            talkSeconds: talk,
          })
        }
        await applyToLead(tx, server, id, {
          ...(made.contact === null ? {} : { contactAt: at(made.contact) }),
          escalatedAt: made.escalated === null ? null : at(made.escalated),
          escalationReturnedAt: made.returned === null ? null : at(made.returned),
        })
        const action = made.action && { kind: made.action.kind, at: new Date(now.getTime() + made.action.in) }
        await tx
          .updateTable('leads')
          .set({
            next_action_kind: action?.kind ?? null,
            next_action_at: action?.at ?? null,
            in_call: made.inCall ? randomUUID() : null,
          })
          .where('id', '=', id)
          .execute()
        await placeLeads(tx, server, [id])
      })
      const lastAttempt = Math.min(...made.attempts.map((attempt) => attempt.ago))
      const escalated = made.escalated !== null && (made.returned === null || made.returned > made.escalated)
      const domain = (time: Date) =>
        placeInQueue(
          {
            status: made.status,
            score: made.score,
            vip: made.vip,
            createdAt,
            lastContactAt: made.contact === null ? null : new Date(now.getTime() - made.contact),
            lastAttemptAt: made.attempts.length === 0 ? null : new Date(now.getTime() - lastAttempt),
            doNotCall: false,
            phones: [
              {
                callable: true,
                attempts: made.attempts.map((attempt) => ({
                  at: new Date(now.getTime() - attempt.ago),
                  endedAt: new Date(now.getTime() - attempt.ago + 1000),
                  answered: attempt.answered,
                  conversation: attempt.answered && attempt.talk >= 30,
                  promised: attempt.exempt,
                })),
              },
            ],
            openAction: made.action && {
              kind: made.action.kind,
              dueAt: new Date(now.getTime() + made.action.in),
              promised: made.action.kind === 'callback',
            },
            escalated,
            escalationReturned:
              !escalated && made.returned !== null && (made.attempts.length === 0 || lastAttempt > made.returned),
            inCall: made.inCall,
          },
          rules,
          time,
        )
      const expectStored = async (time: Date) => {
        const row = await stored(id)
        const expected = domain(time)
        expect({
          priority: priorities[row.priority],
          ageMark: row.age_mark,
          group: row.queue_group === null ? null : queueGroups[row.queue_group],
          heldBack: row.held_back,
          heldUntil: row.held_until,
          because: row.because,
          changesAt: row.replace_at,
        }).toEqual(expected)
        return expected.changesAt
      }
      const changesAt = await expectStored(now)
      if (changesAt) {
        server.clock.set(changesAt)
        await placeDueLeads({ db, clock: server.clock })
        await expectStored(changesAt)
      }
      await db.deleteFrom('leads').where('id', '=', id).execute()
    }),
    { numRuns: 60 },
  )
})

test('the clock brings back every lead whose time has passed, however many, and tells each owner once', async () => {
  const { db } = server.wiring
  server.clock.set(tuesdayMorning)
  await db.deleteFrom('leads').execute()
  const ids: number[] = []
  for (let i = 0; i < 3; i++) ids.push(await makeLead(server, { createdAt: at(23 * 60 * minute) }))
  expect((await stored(ids[0] as number)).queue_group).toBe(queueGroups.indexOf('fresh'))
  server.clock.advance(2 * 60 * minute)
  await db.deleteFrom('event_log').execute()
  expect(await placeDueLeads({ db, clock: server.clock })).toBe(3)
  for (const id of ids) expect((await stored(id)).queue_group).toBe(queueGroups.indexOf('WARM'))
  const told = await db.selectFrom('event_log').selectAll().execute()
  expect(told.map(({ type, data }) => [type, data])).toEqual([['leads:changed', { why: 'clock', count: 3 }]])
  expect(await placeDueLeads({ db, clock: server.clock })).toBe(0)
})

test('a number on the do-not-call list takes its lead out, another number of it keeps it in', async () => {
  const { db } = server.wiring
  const [first, second] = ['+919811111111', '+919822222222']
  const alone = await makeLead(server, { phones: [first] })
  const both = await makeLead(server, { phones: [first, second] })
  const list = (phone: string) =>
    db.transaction().execute((tx) => addDoNotCall(tx, server, { phone, reason: 'Asked', callId: null, by: null }))
  expect(await list(first)).toBe(true)
  expect(await list(first)).toBe(false)
  expect(await stored(alone)).toMatchObject({ held_back: 'do-not-call', call_phone: null })
  expect(await stored(both)).toMatchObject({ held_back: null, call_phone: second })
  await list(second)
  expect(await stored(both)).toMatchObject({ held_back: 'do-not-call', call_phone: null })
  expect(await db.transaction().execute((tx) => removeDoNotCall(tx, server, { phone: first }))).toBe(true)
  expect(await stored(both)).toMatchObject({ held_back: null, call_phone: first })
})

test('an attempt holds back every lead of the number, a dropped one leaves no trace', async () => {
  const { db } = server.wiring
  const phone = '+919833333333'
  const [one, other] = [await makeLead(server, { phones: [phone] }), await makeLead(server, { phones: [phone] })]
  const callId = randomUUID()
  await db.transaction().execute(async (tx) => {
    await startAttempt(tx, { callId, leadId: one, phone, at: server.clock.now(), exempt: false })
    await placeLeadsOfPhone(tx, server, [phone])
  })
  expect(await stored(one)).toMatchObject({ held_back: 'too-recent', attempts: 1, in_call: callId })
  expect(await stored(other)).toMatchObject({ held_back: 'too-recent', attempts: 0 })
  await db.transaction().execute(async (tx) => {
    await dropAttempt(tx, server, callId)
    await placeLeadsOfPhone(tx, server, [phone])
  })
  expect(await stored(one)).toMatchObject({ held_back: null, attempts: 0, in_call: null, last_attempt_at: null })
  expect(await stored(other)).toMatchObject({ held_back: null })
})

test('new rules place every lead anew', async () => {
  const { db } = server.wiring
  await db.deleteFrom('leads').execute()
  const id = await makeLead(server, { score: 75, createdAt: at(2 * day) })
  expect((await stored(id)).priority).toBe(1)
  const value = { hot: 70, warm: 60, hotDays: 7, coldDays: 30 }
  await saveSetting({ db, clock: server.clock }, { key: 'scoreBands', value, by: null })
  await server.jobs.runOnce()
  expect((await stored(id)).priority).toBe(0)
  await place(id)
  expect((await stored(id)).because).toMatchObject({ code: 'hot' })
})
