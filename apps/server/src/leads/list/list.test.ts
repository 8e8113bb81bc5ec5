import { leadSorts } from '@telehub/contracts'
import { ageMarks, leadStatuses, priorities } from '@telehub/domain'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLeads } from '../../../test/leads.ts'
import { as, type Person, type SignedIn, seedTeam, type Team } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { type Row, referenceList } from '../fixtures/reference.ts'

let server: TestServer
let team: Team
let rows: Row[]
const desks = new Map<number, SignedIn>()
const sources = ['Website', 'Referral', 'Walk-in']
const names = ['Sunita Patil', 'Ravi Kumar', 'सुनीता देशमुख', "Asha D'Souza", 'Patil 100%', 'under_score']
const organisations = ['', 'ZP School No 12', 'Saraswati Vidyalaya', 'DAV School']
const day = 86_400_000

beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
  const { db } = server.wiring
  const campaigns = await db
    .insertInto('campaigns')
    .values([{ name: 'One' }, { name: 'Two' }])
    .returning('id')
    .execute()
  const pick = <T>(of: readonly T[], random: number): T => of[random % of.length] as T
  const now = server.clock.now().getTime()
  const random = fc.sample(fc.nat(1_000_000), { numRuns: 260 * 12, seed: 42 })
  const owners = [team.asha, team.asha, team.bela, team.deepak, null]
  await makeLeads(
    server,
    Array.from({ length: 260 }, (_, index) => {
      const r = (place: number) => random[index * 12 + place] as number
      const owner = pick(owners, r(0))
      return {
        name: pick(names, r(1)),
        organisation: pick(organisations, r(2)),
        phones: [`+9198${String(r(3)).padStart(8, '0')}`, ...(r(4) % 5 === 0 ? [`+91222${r(4) % 10}567890`] : [])],
        ownerId: owner?.id ?? null,
        teamId: owner?.teamId ?? pick([team.north, team.south], r(5)),
        source: pick(sources, r(6)),
        campaignId: pick([null, ...campaigns.map(({ id }) => id)], r(7)),
        score: r(8) % 9 === 0 ? null : 50 + (r(8) % 6) * 10,
        vip: r(9) % 10 === 0,
        // Whole days make many ties.
        createdAt: new Date(now - (r(10) % 40) * day),
        lastContactAt: r(11) % 2 === 0 ? new Date(now - (r(11) % 45) * day) : null,
        status: pick(leadStatuses, r(9)),
      }
    }),
  )
  // Microseconds, as the database's own clock writes them: a cursor must not lose them.
  await sql`update leads set created_at = created_at + id % 7 * interval '1 microsecond' where id % 3 = 0`.execute(db)
  await sql`update leads set next_action_kind = 'callback', next_action_at = created_at, queue_group = 0 where id % 11 = 0`.execute(
    db,
  )
  const leads = await db
    .selectFrom('leads')
    .selectAll()
    .select([
      sql<number>`(extract(epoch from created_at) * 1000000)::bigint`.as('createdMicros'),
      sql<number>`(extract(epoch from next_action_at) * 1000000)::bigint`.as('promiseMicros'),
    ])
    .execute()
  const phones = await db.selectFrom('lead_phones').selectAll().orderBy('position').execute()
  rows = leads.map((lead) => ({
    ...lead,
    phones: phones.filter(({ lead_id }) => lead_id === lead.id).map(({ phone }) => phone),
  }))
  for (const person of [team.asha, team.chitra, team.manager, team.admin, team.otherManager])
    desks.set(person.id, await as(server, person))
})
afterAll(() => server.end())

const fetchPage = async (person: Person, query: Record<string, string>) => {
  const reply = await desks.get(person.id)?.get(`/api/leads?${new URLSearchParams(query)}`)
  expect(reply?.statusCode, reply?.body).toBe(200)
  return reply?.json() as { items: { id: number; phone: string | null }[]; nextCursor: string | null }
}

const fetchAll = async (person: Person, query: Record<string, string>): Promise<number[]> => {
  const ids: number[] = []
  let cursor: string | null = null
  do {
    const page = await fetchPage(person, { ...query, ...(cursor === null ? {} : { cursor }) })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
    expect(ids.length).toBeLessThanOrEqual(rows.length)
  } while (cursor !== null)
  return ids
}

const caller = (person: Person) => ({ userId: person.id, role: person.role, teamId: person.teamId, sessionId: '' })
const some = <T>(of: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 3 }), { nil: undefined })

const queries = () =>
  fc.record({
    scope: fc.constantFrom('mine' as const, 'all' as const),
    sort: fc.constantFrom(...leadSorts),
    status: some(leadStatuses),
    priority: some(priorities),
    source: some(sources),
    ageMark: some(ageMarks),
    scoreMin: fc.option(fc.constantFrom(50, 60, 80), { nil: undefined }),
    scoreMax: fc.option(fc.constantFrom(60, 90, 100), { nil: undefined }),
    vip: fc.option(fc.boolean(), { nil: undefined }),
    q: fc.option(fc.constantFrom('patil', 'sunita', 'सुनीता', '567890', 'zp 12', 'school'), { nil: undefined }),
    createdFrom: fc.option(fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-20T05:30:00Z'), { nil: undefined }),
  })

describe('the list', () => {
  test('every mixture of filters, sorts, scopes and pages is what looking at every lead would find', async () => {
    await fc.assert(
      fc.asyncProperty(
        queries(),
        fc.constantFrom(7, 50, 200),
        fc.constantFrom(team.asha, team.chitra, team.manager, team.admin, team.otherManager),
        async (query, limit, person) => {
          const asked = Object.entries({ ...query, limit }).filter(([, value]) => value !== undefined)
          const params = Object.fromEntries(asked.map(([key, value]) => [key, String(value)]))
          expect(await fetchAll(person, params)).toEqual(referenceList(rows, caller(person), query))
        },
      ),
      { numRuns: 150 },
    )
  })

  test.each(leadSorts)('sorted by %s, small pages have neither gaps nor repeats', async (sort) => {
    const expected = referenceList(rows, caller(team.admin), { scope: 'all', sort })
    expect(await fetchAll(team.admin, { scope: 'all', sort, limit: '9' })).toEqual(expected)
  })

  test('filters by owner within what one may see', async () => {
    const asked = { scope: 'all' as const, ownerId: [team.asha.id, team.deepak.id] }
    const query = { scope: 'all', ownerId: asked.ownerId.join(), limit: '200' }
    for (const person of [team.manager, team.admin, team.asha]) {
      expect(await fetchAll(person, query)).toEqual(referenceList(rows, caller(person), asked))
    }
    expect(await fetchAll(team.asha, { scope: 'all', ownerId: String(team.bela.id) })).toEqual([])
  })

  test('counts by priority match the list', async () => {
    for (const query of [{ scope: 'all' }, { scope: 'all', q: 'patil', source: 'Website' }, { scope: 'mine' }]) {
      const counts = (await desks.get(team.asha.id)?.get(`/api/leads/counts?${new URLSearchParams(query)}`))?.json()
      const all = { ...query, source: query.source ? [query.source] : undefined } as never
      const ids = new Set(referenceList(rows, caller(team.asha), all))
      const of = (priority: number) => rows.filter((row) => ids.has(row.id) && row.priority === priority).length
      expect(counts).toEqual({ HOT: of(0), WARM: of(1), COLD: of(2), cap: 1000 })
    }
  })

  test('offers the sources and campaigns there are', async () => {
    const facets = (await desks.get(team.asha.id)?.get('/api/leads/facets'))?.json()
    expect(facets.sources).toEqual([...sources].sort())
    expect(facets.campaigns.map(({ name }: { name: string }) => name)).toEqual(['One', 'Two'])
  })
})

describe('cursors', () => {
  test('a cursor of another sort, and anything else, is refused', async () => {
    const { nextCursor } = await fetchPage(team.admin, { scope: 'all', sort: 'queue', limit: '5' })
    const forged = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')
    const bad: Record<string, string>[] = [
      { sort: 'created', cursor: nextCursor as string },
      { cursor: 'rubbish' },
      { cursor: forged(['queue', 1]) },
      { sort: 'created', cursor: forged(['created', 'yesterday', 1]) },
      { sort: 'created', cursor: forged(['created', '2026-13-45T00:00:00Z', 1]) },
      { sort: 'score', cursor: forged(['score', 1e9, 1]) },
      { sort: 'score', cursor: forged(['score', 1, 1.5]) },
      { sort: 'score', cursor: forged({}) },
    ]
    for (const query of bad) {
      const reply = await desks.get(team.admin.id)?.get(`/api/leads?${new URLSearchParams({ scope: 'all', ...query })}`)
      expect([query, reply?.statusCode, reply?.json().code]).toEqual([query, 400, 'invalid-input'])
    }
  })
})
