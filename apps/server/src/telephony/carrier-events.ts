import { createHash } from 'node:crypto'
import type { Queryable } from '../platform/db/db.ts'
import { prepared } from '../platform/db/prepared.ts'
import type { CarrierMessage, Transport } from './port.ts'

export const verdicts = ['received', 'applied', 'nothing-new', 'unknown', 'rejected'] as const
export type Verdict = (typeof verdicts)[number]

/** Longer bodies are cut: no carrier sends one, and a stranger must not fill the disk. */
const keptBody = 16_384

/** What is kept of a message, as text that PostgreSQL can hold; the query string stands in where there is no body. */
export const keptText = ({ body, query }: Pick<CarrierMessage, 'body' | 'query'>) => {
  const text = (body === '' ? query : body).replaceAll('\u0000', '\uFFFD').slice(0, keptBody)
  return { text, digest: createHash('sha256').update(text).digest() }
}

interface Incoming extends CarrierMessage {
  carrier: string
  callId: string | null
  transport: Transport
}

/** Keeps a message before it is understood; answers its id. */
export const keepMessage = async (
  db: Queryable,
  message: Incoming,
  verdict: Verdict = 'received',
  detail: string | null = null,
): Promise<number> => {
  const { text, digest } = keptText(message)
  const row = await db
    .insertInto('carrier_events')
    .values({
      carrier: message.carrier,
      call_id: message.callId,
      received_at: message.receivedAt,
      transport: message.transport,
      body: text,
      verdict,
      detail,
      digest,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Writes what came of a kept message. */
export const settleMessage = async (
  db: Queryable,
  id: number,
  verdict: Verdict,
  detail: string | null,
): Promise<void> => {
  await db.updateTable('carrier_events').set({ verdict, detail }).where('id', '=', id).modifyEnd(prepared).execute()
}

/** Messages kept and never settled, older than `before`: their process died between the two. */
export const unsettledMessages = (db: Queryable, before: Date, limit: number) =>
  db
    .selectFrom('carrier_events')
    .selectAll()
    .where('verdict', '=', 'received')
    .where('received_at', '<', before)
    .orderBy('id')
    .limit(limit)
    .execute()

/** Everything the carrier said of a call, in the order in which it came. */
export const messagesOfCall = (db: Queryable, callId: string) =>
  db.selectFrom('carrier_events').selectAll().where('call_id', '=', callId).orderBy('id').limit(500).execute()

/** Forgets rejected messages beyond the newest `keep`. */
export const pruneRejected = async (db: Queryable, keep: number): Promise<void> => {
  const oldest = db
    .selectFrom('carrier_events')
    .select('id')
    .where('verdict', '=', 'rejected')
    .orderBy('id', 'desc')
    .offset(keep)
    .limit(1)
  await db.deleteFrom('carrier_events').where('verdict', '=', 'rejected').where('id', '<=', oldest).execute()
}
