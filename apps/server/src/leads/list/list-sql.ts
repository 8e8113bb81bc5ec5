import type { LeadListQuery } from '@telehub/contracts'
import { priorities } from '@telehub/domain'
import type { Caller } from '../../platform/http/serve.ts'
import { conditionsOf, type LeadFilters, wantedPriorities } from './filters.ts'
import { beyond, keyColumns, orderBy, readLeadCursor } from './order.ts'
import { Parameters } from './parameters.ts'
import { scansOf } from './scope.ts'

export interface Statement {
  text: string
  values: unknown[]
}

const rowColumns = [
  ...[
    'id',
    'name',
    'organisation',
    'designation',
    'city',
    'call_phone',
    'language',
    'status',
    'score',
    'priority',
    'age_mark',
  ],
  ...[
    'queue_group',
    'held_back',
    'held_until',
    'because',
    'vip',
    'source',
    'campaign_id',
    'owner_id',
    'last_contact_at',
  ],
  ...['created_at', 'next_action_kind', 'next_action_at'],
]

/**
 * One page and one row more. Each scan runs along an index in the order asked for, and stops when the page is full; several
 * are merged. Sorting by score alone merges the three priorities, whose index is in the order of scores. Null: nothing can match.
 */
export const listStatement = (caller: Caller, query: LeadListQuery, masks: boolean): Statement | null => {
  const { sort } = query
  const parameters = new Parameters()
  const cursor = readLeadCursor(sort, query.cursor)
  const conditions = conditionsOf(query, masks, parameters)
  if (cursor) conditions.push(beyond(sort, cursor, parameters))
  const wanted = wantedPriorities(query)
  const scans = scansOf(caller, query, parameters).flatMap((scan) => {
    if (sort === 'score' || (sort === 'priority' && wanted))
      return (wanted ?? priorities.map((_, place) => place)).map((priority) => [
        scan,
        `priority = ${priority}::smallint`,
      ])
    return [wanted ? [scan, parameters.among('priority', wanted, 'smallint')] : [scan]]
  })
  if (scans.length === 0) return null
  const columns = [...new Set([...rowColumns, ...keyColumns(sort)])].join(', ')
  const end = `${orderBy(sort)} limit ${query.limit + 1}`
  const texts = scans.map(
    (scan) =>
      `select ${columns} from leads where ${[...scan, ...conditions].filter((each) => each !== 'true').join(' and ') || 'true'} ${end}`,
  )
  const text = texts.length === 1 ? (texts[0] as string) : `select * from ((${texts.join(') union all (')})) l ${end}`
  return { text, values: parameters.values }
}

/** How many match of each priority, stopping at `cap`; null: none can. */
export const countStatement = (caller: Caller, filters: LeadFilters, masks: boolean, cap: number): Statement | null => {
  const parameters = new Parameters()
  const conditions = conditionsOf(filters, masks, parameters)
  const scans = scansOf(caller, filters, parameters)
  if (scans.length === 0) return null
  const wanted = wantedPriorities(filters)
  const counts = priorities.map((name, priority) => {
    if (wanted && !wanted.includes(priority)) return `0 as "${name}"`
    const texts = scans.map(
      (scan) =>
        `select 1 from leads where ${[scan, `priority = ${priority}::smallint`, ...conditions].join(' and ')} limit ${cap}`,
    )
    return `(select count(*)::int from (select 1 from ((${texts.join(') union all (')})) found limit ${cap}) capped) as "${name}"`
  })
  return { text: `select ${counts.join(', ')}`, values: parameters.values }
}
