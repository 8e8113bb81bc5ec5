import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type BulkOptions, leadColumns, type MadeLead, makeBulkLeads, phoneColumns } from './bulk-leads.ts'

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const field = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Date) return value.toISOString()
  return String(value).replace(/[\\\t\n\r]/g, (found) => escapes[found] as string)
}
/** One row of COPY's text format. */
export const copyLine = (values: readonly unknown[]): string => `${values.map(field).join('\t')}\n`

const chunk = 500
function* chunked(lines: Iterable<string>): Generator<string> {
  let text = ''
  let count = 0
  for (const line of lines) {
    text += line
    if (++count % chunk === 0) {
      yield text
      text = ''
    }
  }
  if (text) yield text
}

export const copyRows = (
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  lines: Iterable<string>,
): Promise<void> =>
  pipeline(
    Readable.from(chunked(lines)),
    client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)) as unknown as NodeJS.WritableStream,
  )

/**
 * Fills the lead tables with made-up leads. On an empty table the indexes are taken away first and built afterwards, which is
 * many times faster. Fresh statistics included.
 */
export const copyBulkLeads = async (client: pg.ClientBase, options: BulkOptions): Promise<void> => {
  const empty = (await client.query('select 1 from telehub.leads limit 1')).rowCount === 0
  const indexes = empty ? await plainIndexes(client) : []
  for (const { name } of indexes) await client.query(`drop index telehub.${name}`)
  const phones: string[] = []
  const leads = function* (): Generator<string> {
    for (const made of makeBulkLeads(options)) {
      phones.push(...phoneLines(made))
      yield copyLine(made.lead)
    }
  }
  await copyRows(client, 'telehub.leads', leadColumns, leads())
  await copyRows(client, 'telehub.lead_phones', phoneColumns, phones)
  await client.query(
    "select setval(pg_get_serial_sequence('telehub.leads', 'id'), (select max(id) from telehub.leads))",
  )
  await client.query("set maintenance_work_mem = '512MB'")
  for (const { definition } of indexes) await client.query(definition)
  await client.query('reset maintenance_work_mem')
  await client.query('vacuum (analyze) telehub.leads')
  await client.query('vacuum (analyze) telehub.lead_phones')
}

const phoneLines = (made: MadeLead): string[] => made.phones.map(copyLine)

/** Indexes that are no constraint, and so can be dropped and made again. */
const plainIndexes = async (client: pg.ClientBase): Promise<{ name: string; definition: string }[]> =>
  (
    await client.query<{ name: string; definition: string }>(`
      select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid in ('telehub.leads'::regclass, 'telehub.lead_phones'::regclass)
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`)
  ).rows
