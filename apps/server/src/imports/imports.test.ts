import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { as, type SignedIn, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer } from '../../test/server.ts'
import { upload } from '../../test/upload.ts'

let server: TestServer
let team: Team
let manager: SignedIn
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
  manager = await as(server, team.manager)
})
afterAll(() => server.end())
beforeEach(async () => {
  const { db } = server.wiring
  for (const table of ['import_rows', 'imports', 'import_mappings', 'leads', 'organisations', 'do_not_call'] as const)
    await db.deleteFrom(table).execute()
})

const send = async (content: string | Buffer, name = 'list.csv', who = manager) =>
  upload(who, '/api/imports', name, content)
const post = (id: number, what: string) => manager.send('POST', `/api/imports/${id}/${what}`)
const work = async () => {
  for (const ticker of server.tickers) if (ticker.name === 'imports') await ticker.runOnce()
}
/** Upload, run and read back. */
const importList = async (content: string, mapping: object = {}) => {
  const uploaded = await send(content)
  expect(uploaded.json()).toMatchObject({ status: 'uploaded' })
  const { id } = uploaded.json()
  if (Object.keys(mapping).length > 0)
    expect((await manager.send('PUT', `/api/imports/${id}/mapping`, mapping)).statusCode).toBe(200)
  expect((await post(id, 'run')).json()).toMatchObject({ status: 'queued' })
  await work()
  return (await manager.get(`/api/imports/${id}`)).json()
}
const leads = () => server.wiring.db.selectFrom('leads').selectAll().orderBy('id').execute()
const phones = () =>
  server.wiring.db.selectFrom('lead_phones').selectAll().orderBy('lead_id').orderBy('position').execute()

const list = `Lead Id,Name,Mobile,Email,School,City,Lead Status,Fees
1,Sunita Deshmukh,98220 12345 / 020-25671234,sunita@example.org,ZP School,Pune,Interested,"1,200"
2,Ravi Kulkarni,9.19877E+11,ravi@example.org,DAV School,Nashik,New,
3,Meena Rao,+91 91122 33445,not-an-address,KV School,Pune,Working on it,500
4,,9823011111,,,,,
5,Anil Patil,,anil@example.org,ZP School,Pune,New,
`

describe('a list from upload to ledger', () => {
  test('is read, mapped and previewed without a trace, and every row then has an outcome', async () => {
    const uploaded = (await send(list)).json()
    expect(uploaded.reading).toMatchObject({
      kind: 'csv',
      encoding: 'UTF-8',
      delimiter: 'comma',
      headingLine: 1,
      rows: 5,
    })
    expect(uploaded.columns.map((column: { field: string }) => column.field)).toEqual([
      'externalId',
      'name',
      'phone',
      'email',
      'organisation',
      'city',
      'status',
      'custom',
    ])
    const previewed = (await post(uploaded.id, 'preview')).json()
    expect(previewed.preview).toMatchObject({ rows: 5, complete: true, counts: { created: 2, rejected: 3 } })
    expect(await leads()).toEqual([])

    await post(uploaded.id, 'run')
    await work()
    const done = (await manager.get(`/api/imports/${uploaded.id}`)).json()
    expect(done).toMatchObject({ status: 'completed', position: 5, total: 5, counts: previewed.preview.counts })
    const rows = (await manager.get(`/api/imports/${uploaded.id}/rows`)).json().items
    expect(rows.map((row: { line: number; outcome: string }) => [row.line, row.outcome])).toEqual([
      [2, 'created'],
      [3, 'rejected'],
      [4, 'created'],
      [5, 'rejected'],
      [6, 'rejected'],
    ])
    expect(rows[1].reason).toMatch(/shortened/)
    expect(rows[3].reason).toMatch(/neither a name nor an organisation/)
    expect(rows[4].reason).toMatch(/no phone number/)
    expect(rows[2].warnings.join()).toMatch(/Working on it/)
  })

  test('writes leads with their phones, types, organisation, search text and place in the queue', async () => {
    await importList(list)
    const [sunita, meena] = await leads()
    expect(sunita).toMatchObject({
      external_system: 'list: lead id',
      external_id: '1',
      name: 'Sunita Deshmukh',
      organisation: 'ZP School',
      city: 'Pune',
      status: 'interested',
      email: 'sunita@example.org',
      custom: { Fees: '1,200' },
      team_id: team.north,
      age_mark: 'fresh',
      source: 'Import',
    })
    expect(sunita?.organisation_id).toBeGreaterThan(0)
    expect(sunita?.queue_group).not.toBeNull()
    expect(sunita?.search).toContain('919822012345')
    expect(meena).toMatchObject({
      email: null,
      status: 'new',
      custom: { Email: 'not-an-address', 'Lead Status': 'Working on it' },
    })
    expect((await phones()).map((phone) => [phone.phone, phone.type])).toEqual([
      ['+919822012345', 'mobile'],
      ['+912025671234', 'landline'],
      ['+919112233445', 'mobile'],
    ])
  })

  test('the same file twice changes nothing', async () => {
    await importList(list)
    const before = [await leads(), await phones()]
    server.clock.advance(60_000)
    const again = await importList(list)
    expect(again.counts).toEqual({ created: 0, updated: 0, merged: 0, unchanged: 2, rejected: 3 })
    expect([await leads(), await phones()]).toEqual(before)
  })

  test('rejected rows come back as a file that can be corrected and sent again', async () => {
    const first = await importList(list)
    const reply = await manager.get(`/api/imports/${first.id}/rejected.csv`)
    expect(reply.headers['content-type']).toContain('text/csv')
    expect(reply.body.split('\r\n')).toHaveLength(5)
    const corrected = reply.body.replace('9.19877E+11', '9198770011')
    const second = await importList(corrected)
    expect(second.counts).toMatchObject({ created: 1, rejected: 2 })
    const ravi = (await leads()).find((lead) => lead.name === 'Ravi Kulkarni')
    expect(ravi?.custom).toEqual({})
  })

  test('a cell that a spreadsheet would run goes in as text and comes out harmless', async () => {
    const done = await importList('Name,Phone,Notes\n=SUM(A1:A9),9822012345,=cmd|calc\n@SUM(A1),12,-1+2\n')
    expect((await leads())[0]).toMatchObject({ name: '=SUM(A1:A9)', notes: '=cmd|calc' })
    const { body } = await manager.get(`/api/imports/${done.id}/rejected.csv`)
    expect(body).toContain("'@SUM(A1),12,'-1+2,3,")
  })
})

test('an emoji that a limit cuts in two does not stop an import', async () => {
  const smiles = '😀'.repeat(1500)
  const done = await importList(
    `Name,Phone,Lead Status,Extra\nAsha,9822012345,y${smiles},z${smiles}\nRavi,12,,z${smiles}\n`,
  )
  expect(done).toMatchObject({ status: 'completed', counts: { created: 1, rejected: 1 } })
})

describe('duplicates', () => {
  test('by external id, by phone and like name, by e-mail; another name on the phone is another lead', async () => {
    await importList('Lead Id,Name,Phone,Email,City\n1,Ravi Kumar,9822012345,ravi@example.org,Pune\n')
    const done = await importList(`Lead Id,Name,Phone,Email,City
1,Ravi Kumar,9822099999,,Satara
,R Kumar,98220 12345,,
,Ravi Kumar,9833011111,RAVI@example.org,
,Asha Kumar,9822012345,,
`)
    expect(done.counts).toEqual({ created: 1, updated: 1, merged: 1, unchanged: 1, rejected: 0 })
    const [ravi, asha] = await leads()
    expect(ravi).toMatchObject({ name: 'Ravi Kumar', city: 'Satara' })
    expect(asha).toMatchObject({ name: 'Asha Kumar' })
    expect((await phones()).filter((phone) => phone.lead_id === ravi?.id).map((phone) => phone.phone)).toEqual([
      '+919822012345',
      '+919822099999',
      '+919833011111',
    ])
    const rows = (await manager.get(`/api/imports/${done.id}/rows?outcome=created`)).json().items
    expect(rows[0].warnings[0]).toMatch(/same phone/)
  })

  test('rows of one file that are the same person become one lead, and stay so when the file comes again', async () => {
    const twice =
      'Name,Phone,City\nRavi Kumar,9822012345,Pune\nRavi Kumar,9822012345,Satara\nRavi Kumar,9822012345,Pune\n'
    expect((await importList(twice)).counts).toMatchObject({ created: 1, merged: 2 })
    expect((await importList(twice)).counts).toMatchObject({ created: 0, updated: 0, merged: 0, unchanged: 3 })
    expect(await leads()).toHaveLength(1)
    expect((await leads())[0]).toMatchObject({ city: 'Pune' })
  })

  test('made-up numbers do not make one person of many', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `Person${String.fromCharCode(65 + (index % 26))}${index},9999999999`,
    ).join('\n')
    expect((await importList(`Name,Phone\n${rows}\n`)).counts).toMatchObject({ created: 300 })
    expect((await importList(`Name,Phone\n${rows}\n`)).counts).toMatchObject({ unchanged: 300 })
    expect((await phones()).every((phone) => phone.placeholder)).toBe(true)
  })
})

describe('mapping and options', () => {
  test('new leads are dealt to agents in turn, with source and campaign', async () => {
    const campaign = await server.wiring.db
      .insertInto('campaigns')
      .values({ name: `Admissions ${Date.now()}` })
      .returning('id')
      .executeTakeFirstOrThrow()
    await importList('Name,Phone\nA One,9822000001\nB Two,9822000002\nC Three,9822000003\n', {
      ownerIds: [team.asha.id, team.bela.id],
      source: 'Fair 2026',
      campaignId: campaign.id,
    })
    expect((await leads()).map((lead) => [lead.owner_id, lead.source, lead.campaign_id])).toEqual([
      [team.asha.id, 'Fair 2026', campaign.id],
      [team.bela.id, 'Fair 2026', campaign.id],
      [team.asha.id, 'Fair 2026', campaign.id],
    ])
  })

  test('a corrected mapping is saved under a name and proposed for the same headings', async () => {
    const odd = 'Wer,Nummer\nSunita Deshmukh,9822012345\n'
    const { id, columns } = (await send(odd)).json()
    const corrected = columns.map((column: object, index: number) => ({
      index,
      heading: (column as { heading: string }).heading,
      field: ['organisation', 'phone'][index],
    }))
    const saved = await manager.send('PUT', `/api/imports/${id}/mapping`, { columns: corrected, saveAs: 'Odd list' })
    expect(saved.json()).toMatchObject({ mappingName: 'Odd list' })
    const again = (await send('WER , nummer\nMeena Rao,9822012346\n')).json()
    expect(again).toMatchObject({ mappingName: 'Odd list' })
    expect(again.columns.map((column: { field: string }) => column.field)).toEqual(['organisation', 'phone'])
    const items = (await manager.get('/api/import-mappings')).json().items
    expect(items).toMatchObject([{ name: 'Odd list', headings: ['Wer', 'Nummer'] }])
    expect((await manager.send('DELETE', `/api/import-mappings/${items[0].id}`)).statusCode).toBe(200)
    expect((await manager.send('DELETE', `/api/import-mappings/${items[0].id}`)).statusCode).toBe(404)
  })

  test('another heading line is read again', async () => {
    const { id } = (await send('Report,of June\nName,Phone\nSunita Deshmukh,9822012345\n')).json()
    const reread = await manager.send('PUT', `/api/imports/${id}/mapping`, { headingLine: null })
    expect(reread.json().reading).toMatchObject({ headingLine: null, rows: 3, headings: ['Column 1', 'Column 2'] })
  })

  test('refuses agents of another team, unknown campaigns and other columns', async () => {
    const { id } = (await send(list)).json()
    const put = (body: object) => manager.send('PUT', `/api/imports/${id}/mapping`, body)
    expect((await put({ ownerIds: [team.deepak.id] })).statusCode).toBe(400)
    expect((await put({ campaignId: 999_999 })).statusCode).toBe(400)
    expect((await put({ teamId: team.south })).statusCode).toBe(400)
    expect((await put({ columns: [{ index: 77, heading: 'x', field: 'name' }] })).statusCode).toBe(400)
  })

  test('a list without a phone column cannot be run', async () => {
    const { id } = (await send('Name,City\nSunita,Pune\n')).json()
    const refused = await post(id, 'run')
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'import-not-ready', params: { reason: 'mapping-incomplete' } })
  })

  test('do not call in a list closes the lead and blocks the number for all', async () => {
    await importList('Name,Phone,Do Not Call\nSunita Deshmukh,9822012345,Yes\nMeena Rao,9822012346,No\n')
    expect((await leads()).map((lead) => [lead.status, lead.held_back])).toEqual([
      ['do-not-call', 'do-not-call'],
      ['new', null],
    ])
    const blocked = await server.wiring.db.selectFrom('do_not_call').select('phone').execute()
    expect(blocked).toEqual([{ phone: '+919822012345' }])
  })
})

describe('who may, and when', () => {
  test('agents may not; a manager does not see the imports of another team', async () => {
    const agent = await as(server, team.asha)
    expect((await send(list, 'list.csv', agent)).statusCode).toBe(403)
    const { id } = (await send(list)).json()
    const other = await as(server, team.otherManager)
    expect((await other.get(`/api/imports/${id}`)).statusCode).toBe(404)
    expect((await other.get('/api/imports')).json().items).toEqual([])
    const admin = await as(server, team.admin)
    expect((await admin.get('/api/imports')).json().items).toHaveLength(1)
  })

  test('cancelled before it ran it writes nothing, and can be run after all', async () => {
    const { id } = (await send(list)).json()
    await post(id, 'run')
    expect((await post(id, 'cancel')).json()).toMatchObject({ status: 'cancelled' })
    await work()
    expect(await leads()).toEqual([])
    await post(id, 'run')
    await work()
    expect((await manager.get(`/api/imports/${id}`)).json()).toMatchObject({
      status: 'completed',
      counts: { created: 2 },
    })
    expect((await post(id, 'run')).statusCode).toBe(409)
    expect((await post(id, 'cancel')).statusCode).toBe(409)
  })

  test('stopped before its first row it can still be mapped and previewed; after its first row it cannot', async () => {
    const { id } = (await send(list)).json()
    await post(id, 'cancel')
    const previewed = (await post(id, 'preview')).json()
    expect(previewed).toMatchObject({ status: 'previewed', preview: { rows: 5 } })
    await post(id, 'cancel')
    const changed = await manager.send('PUT', `/api/imports/${id}/mapping`, { source: 'A fair' })
    expect(changed.json()).toMatchObject({ status: 'uploaded', preview: null, options: { source: 'A fair' } })

    await server.wiring.db
      .updateTable('imports')
      .set({ status: 'cancelled', position: 2 })
      .where('id', '=', id)
      .execute()
    for (const refused of [
      await post(id, 'preview'),
      await manager.send('PUT', `/api/imports/${id}/mapping`, { source: 'Another' }),
    ])
      expect(refused.json()).toMatchObject({ status: 409, code: 'import-not-ready' })
  })

  test('rubbish, a PDF and nothing at all are refused with a reason', async () => {
    for (const [content, reason] of [
      [Buffer.from([1, 200, 3, 0, 7, 255, 16, 2, 129, 5]), 'not-a-table'],
      ['%PDF-1.7 and so on', 'pdf'],
      ['', 'empty-file'],
    ] as const) {
      const refused = await send(content, 'list.csv')
      expect(refused.statusCode).toBe(422)
      expect(refused.json()).toMatchObject({ code: 'unreadable-file', params: { reason } })
    }
    expect((await manager.send('POST', '/api/imports', {})).statusCode).toBe(415)
  })

  test('a file of 60 MB is refused and not kept', async () => {
    const refused = await send(Buffer.alloc(60 * 1024 * 1024, 'Name,Phone\nSunita,9822012345\n'))
    expect(refused.statusCode).toBe(413)
    expect(refused.json()).toMatchObject({ code: 'file-too-large' })
    expect((await manager.get('/api/imports')).json().items).toEqual([])
  })
})
