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
  'priority',
  'replace_at',
  'created_at',
  'because',
]

/** Seconds from the file to the last committed row; pieces of 1,000 rows, a transaction each. */
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
    for await (const row of createReadStream(path).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>) {
      id++
      const [external, name, organisation, designation, phone, email, city, state, source, score] = row
      // Values as various as the product's, for an index that grows at one end only costs less; no rule is asked for them.
      const createdAt = row[10] ? new Date(row[10]) : new Date()
      const priority = Math.floor(Number(score) / 34)
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
          score || null,
          teamId,
          row[11],
          ` ${name} ${organisation} ${phone}`.toLowerCase(),
          phone,
          5 + priority,
          priority,
          new Date(createdAt.getTime() + 30 * 86_400_000),
          createdAt,
          JSON.stringify({ code: 'warm', params: { score, createdAt: createdAt.toISOString() } }),
        ]),
      )
      phones.push(copyLine([id, 0, phone, phone, 'mobile']))
      if (leads.length === 1000) await flush()
    }
    await flush()
    return (performance.now() - startedAt) / 1000
  } finally {
    await client.end()
  }
}
