import type { LeadListQuery } from '@telehub/contracts'
import { formatPageCursor } from '../../platform/http/page-cursor.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Parameters } from './parameters.ts'

export type LeadSort = LeadListQuery['sort']

interface Key {
  column: string
  type: 'bigint' | 'smallint' | 'timestamptz'
}
interface Order {
  keys: readonly Key[]
  falling: boolean
}

const id: Key = { column: 'id', type: 'bigint' }
const score: Key = { column: 'score_rank', type: 'smallint' }
const contact: Key = { column: 'contact_rank', type: 'timestamptz' }

/** Each is the order of an index. `last-contact` and `created` begin with the latest; who was never spoken to comes last. */
const orders: Record<LeadSort, Order> = {
  queue: {
    keys: [
      { column: 'queue_rank', type: 'smallint' },
      { column: 'promise_rank', type: 'timestamptz' },
      score,
      contact,
      id,
    ],
    falling: false,
  },
  priority: { keys: [{ column: 'priority', type: 'smallint' }, score, id], falling: false },
  score: { keys: [score, id], falling: false },
  'last-contact': { keys: [contact, id], falling: true },
  created: { keys: [{ column: 'created_at', type: 'timestamptz' }, id], falling: true },
}

export const keyColumns = (sort: LeadSort): string[] => orders[sort].keys.map(({ column }) => column)

export const orderBy = (sort: LeadSort): string => {
  const { keys, falling } = orders[sort]
  return `order by ${keys.map(({ column }) => (falling ? `${column} desc` : column)).join(', ')}`
}

/** The rows behind the one whose keys these are. */
export const beyond = (sort: LeadSort, values: readonly (string | number)[], parameters: Parameters): string => {
  const { keys, falling } = orders[sort]
  const places = keys.map(({ type }, index) => parameters.add(values[index], type))
  return `(${keys.map(({ column }) => column).join(', ')}) ${falling ? '<' : '>'} (${places.join(', ')})`
}

export const leadCursor = (sort: LeadSort, row: Readonly<Record<string, unknown>>): string =>
  formatPageCursor([sort, ...keyColumns(sort).map((column) => row[column] as string | number)])

/** The keys in a cursor; null without one. Refuses (`invalid-input`) what is no cursor of this very sort. */
export const readLeadCursor = (sort: LeadSort, text: string | undefined): (string | number)[] | null => {
  if (text === undefined || text === '') return null
  const values = decode(text)
  const { keys } = orders[sort]
  const fits =
    Array.isArray(values) &&
    values.length === keys.length + 1 &&
    values[0] === sort &&
    keys.every(({ type }, index) => holds(type, values[index + 1]))
  if (!fits) throw new Refusal('invalid-input', 'query.cursor: is not a cursor of this list and sort.')
  return values.slice(1)
}

const decode = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/
const holds = (type: Key['type'], value: unknown): boolean => {
  switch (type) {
    case 'bigint':
      return typeof value === 'number' && Number.isSafeInteger(value)
    case 'smallint':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 32_000
    case 'timestamptz':
      return (
        typeof value === 'string' &&
        (value === '-infinity' || (instant.test(value) && !Number.isNaN(Date.parse(value))))
      )
  }
}
