import { type RawBuilder, sql } from 'kysely'

type ColumnType = 'text' | 'bigint' | 'int' | 'smallint' | 'boolean' | 'numeric' | 'timestamptz'
type Scalar = string | number | boolean | Date | null | undefined

/**
 * Rows as a table in a query, `unnest($1::text[], …) as name(a, …)`: one parameter a column, however many rows. It parses some five times
 * faster than JSON. A JSON column travels as text and is cast where it is used.
 */
export const unnest = <K extends string>(
  name: string,
  columns: Readonly<Record<K, ColumnType>>,
  rows: readonly Readonly<Record<K, Scalar>>[],
): RawBuilder<unknown> => {
  const keys = Object.keys(columns) as K[]
  const arrays = keys.map((key) => sql`${arrayText(rows, key)}::${sql.raw(columns[key])}[]`)
  return sql`unnest(${sql.join(arrays)}) as ${sql.ref(name)}(${sql.join(keys.map((key) => sql.ref(key)))})`
}

/** An array as PostgreSQL reads it. The driver writes them too, at three times the cost. */
function arrayText<K extends string>(rows: readonly Readonly<Record<K, Scalar>>[], key: K): string {
  let text = '{'
  for (const row of rows) {
    if (text.length > 1) text += ','
    text += element(row[key])
  }
  return `${text}}`
}

function element(value: Scalar): string {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return String(value)
    case 'string':
      return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
    default:
      return value instanceof Date ? `"${value.toISOString()}"` : 'NULL'
  }
}
