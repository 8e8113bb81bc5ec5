import type pg from 'pg'
import { type Ideal, idealByScore, idealPage, type Sort } from './ideal.ts'

export type Scope = 'own' | 'all'
export interface Variant {
  /** Of GET /api/leads. */
  query: Record<string, string>
  ideal: Ideal
}
export interface Case {
  name: string
  scope: Scope
  /** Measured in turn, so that no single value decides. */
  variants: Variant[]
}

interface Place {
  /** The condition of the scope, and its parameter; none for all leads. */
  where: string
  values: unknown[]
  api: 'mine' | 'all'
}

const names = ['patil', 'deshmukh', 'simran', 'hembram', 'sunita sharma', 'venkatesh', 'kaur gill', 'rajesh kale']
const organisations = [
  'vidyalaya',
  'saraswati',
  'navodaya',
  'little flower',
  'no 312',
  'holy cross academy',
  'balwadi',
  'tagore',
]
const digits = ['48291', '73105', '90412', '11873', '65520', '38714', '20996', '57341']

/** Every first page, deep page, filter, sort and search, for one agent's own leads or for all. */
export const casesOf = async (pool: pg.Pool, scope: Scope, agentId: number): Promise<Case[]> => {
  const place: Place =
    scope === 'own'
      ? { where: 'owner_id = $1::bigint', values: [agentId], api: 'mine' }
      : { where: 'true', values: [], api: 'all' }
  const next = (step = 0) => `$${place.values.length + 1 + step}`
  const one = (name: string, query: Record<string, string>, ideal: Ideal): Case => ({
    name,
    scope,
    variants: [{ query: { scope: place.api, ...query }, ideal }],
  })
  const filter = (name: string, query: Record<string, string>, condition: string, ...values: unknown[]): Case =>
    one(name, query, idealPage(`${place.where} and ${condition}`, [...place.values, ...values]))
  const search = (name: string, terms: readonly string[]): Case => ({
    name,
    scope,
    variants: terms.map((term) => {
      const words = term.split(' ')
      // Too short for a trigram: looked for at the start of a word, as the API does.
      const patterns = words.map((word) => (word.length < 3 ? `% ${word}%` : `%${word}%`))
      const conditions = words.map((_, index) => `search like ${next(index)}`)
      return {
        query: { scope: place.api, q: term },
        ideal: idealPage([place.where, ...conditions].join(' and '), [...place.values, ...patterns]),
      }
    }),
  })
  const sorted = (sort: Sort): Case =>
    one(
      `sort ${sort}`,
      { sort },
      sort === 'score' ? idealByScore(place.where, place.values) : idealPage(place.where, place.values, sort),
    )
  const from = new Date(Date.now() - 30 * 86_400_000).toISOString()
  return [
    one('first page', {}, idealPage(place.where, place.values)),
    await deepPage(pool, scope, place),
    sorted('priority'),
    sorted('score'),
    sorted('last-contact'),
    sorted('created'),
    filter('status', { status: 'interested' }, `status = ${next()}`, 'interested'),
    filter('status, held back', { status: 'do-not-call' }, `status = ${next()}`, 'do-not-call'),
    filter('score band', { scoreMin: '60', scoreMax: '79' }, 'score between 60 and 79'),
    filter('priority', { priority: 'HOT' }, 'priority = 0::smallint'),
    filter('source', { source: 'IndiaMART' }, `source = ${next()}`, 'IndiaMART'),
    filter('campaign', { campaignId: '5' }, `campaign_id = ${next()}::bigint`, 5),
    filter('age mark', { ageMark: 'overdue-follow-up' }, `age_mark = ${next()}`, 'overdue-follow-up'),
    filter('created since', { createdFrom: from }, `created_at >= ${next()}`, from),
    filter('VIP', { vip: 'true' }, 'vip'),
    filter(
      'status + source + score',
      { status: 'follow-up', source: 'Walk-in', scoreMin: '60', scoreMax: '100' },
      `status = ${next()} and source = ${next(1)} and score between 60 and 100`,
      'follow-up',
      'Walk-in',
    ),
    search('search name', names),
    search('search 5 digits', digits),
    search('search organisation', organisations),
  ]
}

/** Behind half of what can be called, by the keys of the row that stands there. */
const deepPage = async (pool: pg.Pool, scope: Scope, place: Place): Promise<Case> => {
  const { rows } = await pool.query<Record<string, string | number>>(
    `select queue_rank, promise_rank::text, score_rank, contact_rank::text, id from telehub.leads where ${place.where}
     order by queue_rank, promise_rank, score_rank, contact_rank, id
     offset (select count(*) / 2 from telehub.leads where ${place.where}) limit 1`,
    place.values,
  )
  const iso = (text: unknown) => (text === '-infinity' ? text : `${String(text).replace(' ', 'T').replace('+00', '')}Z`)
  const row = rows[0] ?? {}
  const keys = [row.queue_rank, iso(row.promise_rank), row.score_rank, iso(row.contact_rank), Number(row.id)]
  const at = place.values.length
  const tuple = ['smallint', 'timestamptz', 'smallint', 'timestamptz', 'bigint'].map(
    (type, i) => `$${at + 1 + i}::${type}`,
  )
  const beyond = `(queue_rank, promise_rank, score_rank, contact_rank, id) > (${tuple.join(', ')})`
  const cursor = Buffer.from(JSON.stringify(['queue', ...keys])).toString('base64url')
  return {
    name: 'deep page',
    scope,
    variants: [
      {
        query: { scope: place.api, cursor },
        ideal: idealPage(`${place.where} and ${beyond}`, [...place.values, ...keys]),
      },
    ],
  }
}
