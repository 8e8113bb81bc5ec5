import { parseIstTime } from '../ist-time.ts'
import { nationalDigits } from '../phone-number.ts'
import type { Call } from './call.ts'

export interface CallPage {
  readonly calls: readonly Call[]
  readonly metadata: {
    readonly Total: number
    readonly PageSize: number
    readonly FirstPageUri: string
    readonly PrevPageUri: string | null
    readonly NextPageUri: string | null
  }
}

type Query = Readonly<Record<string, unknown>>

const text = (query: Query, name: string) => (typeof query[name] === 'string' ? query[name] : '')
const items = (query: Query, name: string) =>
  text(query, name)
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)

function numbers(query: Query, name: string): string[] | null {
  const given = items(query, name)
  const read = given.map(nationalDigits).filter((number) => number !== null)
  return given.length > 5 || read.length < given.length ? null : read
}

/** `gte:2026-01-01 00:00:00;lte:…` in India's time. Null when it cannot be read. */
function dateRange(query: Query): { from: number; to: number } | null {
  const range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  for (const part of text(query, 'DateCreated').split(';').filter(Boolean)) {
    const at = parseIstTime(part.slice(4))
    if (at === null) return null
    if (part.startsWith('gte:')) range.from = at
    else if (part.startsWith('lte:')) range.to = at + 999
    else return null
  }
  return range
}

const cursor = (call: Call) => Buffer.from(String(call.sequence)).toString('base64url')
const sequenceOf = (value: string) => Number(Buffer.from(value, 'base64url').toString('utf8'))

function pageUri(url: string, side: 'Before' | 'After', call: Call | undefined): string | null {
  if (!call) return null
  const [path, search] = url.split('?')
  const query = new URLSearchParams(search)
  query.delete('Before')
  query.delete('After')
  query.set(side, cursor(call))
  return `${path}?${query}`
}

/** The bulk list (exotel.md §3.2): filters, a page of 50 unless told (at most 100), cursors. `newest` is newest first. */
export function listCalls(newest: readonly Call[], query: Query, url: string): CallPage | { message: string } {
  const size = Number(text(query, 'PageSize') || '50')
  if (!Number.isInteger(size) || size < 1 || size > 100) return { message: 'PageSize is invalid' }
  const [from, to, either] = [numbers(query, 'From'), numbers(query, 'To'), numbers(query, 'PhoneNumber')]
  if (!from || !to || !either) return { message: 'From, To and PhoneNumber take up to 5 numbers each' }
  const created = dateRange(query)
  if (!created) return { message: 'DateCreated is invalid' }
  const sids = items(query, 'Sid')
  if (sids.length > 100) return { message: 'Sid takes up to 100 values' }
  const statuses = items(query, 'Status')
  const direction = text(query, 'Direction')

  const all = newest.filter(({ sid, status, createdAt, request }) => {
    const second = request.to ?? request.callerId
    return (
      (sids.length === 0 || sids.includes(sid)) &&
      (statuses.length === 0 || statuses.includes(status)) &&
      (direction === '' || direction === 'outbound-api') &&
      (from.length === 0 || from.includes(request.from)) &&
      (to.length === 0 || to.includes(second)) &&
      (either.length === 0 || either.includes(request.from) || either.includes(second)) &&
      createdAt >= created.from &&
      createdAt <= created.to
    )
  })
  const ascending = text(query, 'SortBy') === 'DateCreated:asc'
  if (ascending) all.reverse()

  const index = (side: 'Before' | 'After') => {
    const at = sequenceOf(text(query, side))
    const past = (call: Call) => (ascending ? call.sequence >= at : call.sequence <= at)
    const found = all.findIndex(past)
    return { start: found < 0 ? all.length : found, exact: all[found]?.sequence === at }
  }
  let start = 0
  if (text(query, 'After')) {
    const { start: found, exact } = index('After')
    start = found + (exact ? 1 : 0)
  } else if (text(query, 'Before')) {
    start = Math.max(0, index('Before').start - size)
  }
  const calls = all.slice(start, start + size)
  const first = new URLSearchParams(url.split('?')[1])
  first.delete('Before')
  first.delete('After')
  const search = first.toString()
  return {
    calls,
    metadata: {
      Total: all.length,
      PageSize: size,
      FirstPageUri: `${url.split('?')[0]}${search ? `?${search}` : ''}`,
      PrevPageUri: start > 0 ? pageUri(url, 'Before', calls[0]) : null,
      NextPageUri: start + size < all.length ? pageUri(url, 'After', calls[calls.length - 1]) : null,
    },
  }
}
