// The limit: parse the file and COPY its rows into the same indexed tables. Nothing is normalised, matched or kept.
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import pg from 'pg'
import { copyLine, copyRows } from '../../apps/server/seed/copy-leads.ts'

const columns = [
  'id',
  'external_system',
  'external_id',
  'name',
  'organisation',
  'designation',
  'email',
  'city',
  'state',
  'source',
  'score',
  'team_id',
  'notes',
  'search',
  'call_phone',
  'queue_group',
  'replace_at',
  'created_at',
  'because',
]

/** Seconds from the file to the last committed row; pieces of 2,000 rows, a transaction each. */
export const parseAndCopy = async (databaseUrl: string, path: string, teamId: number): Promise<number> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const startedAt = performance.now()
    const { rows } = await client.query<{ id: number }>('select max(id)::int as id from telehub.leads')
    let id = (rows[0]?.id ?? 0) + 1_000_000
    let leads: string[] = []
    let phones: string[] = []
    const flush = async () => {
      await client.query('begin')
      await copyRows(client, 'telehub.leads', columns, leads)
      await copyRows(client, 'telehub.lead_phones', ['lead_id', 'position', 'phone', 'raw', 'type'], phones)
      await client.query('commit')
      leads = []
      phones = []
    }
    const replaceAt = new Date(Date.now() + 86_400_000)
    const because = JSON.stringify({ code: 'fresh', params: { at: new Date().toISOString() } })
    for await (const row of createReadStream(path).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>) {
      id++
      const [external, name, organisation, designation, phone, email, city, state, source, score] = row
      // A repeat would break the unique index: the limit does not look for duplicates.
      leads.push(
        copyLine([
          id,
          'bench',
          `${external}-${id}`,
          name,
          organisation,
          designation,
          email || null,
          city,
          state,
          source,
          score,
          teamId,
          row[11],
          `${name} ${organisation} ${phone}`.toLowerCase(),
          phone,
          3,
          replaceAt,
          new Date(),
          because,
        ]),
      )
      phones.push(copyLine([id, 0, phone, phone, 'mobile']))
      if (leads.length === 2000) await flush()
    }
    await flush()
    return (performance.now() - startedAt) / 1000
  } finally {
    await client.end()
  }
}
