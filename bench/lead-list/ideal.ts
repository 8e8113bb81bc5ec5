/** The row of the API, named and typed by the database itself. */
const columns = `id, name, organisation, designation, city, call_phone as phone, language, status, score,
  (array['HOT', 'WARM', 'COLD'])[priority + 1] as priority, age_mark as "ageMark",
  (array['promised-callback', 'escalation-returned', 'vip', 'fresh', 'retry', 'HOT', 'WARM', 'COLD'])[queue_group + 1] as "queueGroup",
  held_back as "heldBack", held_until as "heldUntil", because, vip, source, campaign_id as "campaignId", owner_id as "ownerId",
  last_contact_at as "lastContactAt", created_at as "createdAt", next_action_kind as "nextActionKind", next_action_at as "nextActionAt"`

const orders = {
  queue: 'queue_rank, promise_rank, score_rank, contact_rank, id',
  // Qualified: the bare word would be the named one of the row.
  priority: 'leads.priority, score_rank, id',
  score: 'score_rank, id',
  'last-contact': 'contact_rank desc, id desc',
  created: 'created_at desc, id desc',
} as const
export type Sort = keyof typeof orders

export interface Ideal {
  text: string
  values: unknown[]
}

const page = 50

/** A page written by hand: the condition, with its parameters, in the order of an index. */
export const idealPage = (where: string, values: unknown[], sort: Sort = 'queue'): Ideal => ({
  text: `select ${columns} from telehub.leads where ${where} order by ${orders[sort]} limit ${page}`,
  values,
})

/** By score alone: the best of each priority, merged. */
export const idealByScore = (where: string, values: unknown[]): Ideal => {
  const scans = [0, 1, 2].map(
    (priority) =>
      `(select * from telehub.leads where ${where} and priority = ${priority} order by score_rank, id limit ${page})`,
  )
  return {
    text: `select ${columns} from (${scans.join(' union all ')}) l order by ${orders.score} limit ${page}`,
    values,
  }
}
