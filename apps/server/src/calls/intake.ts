import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type NamedCallRow, selectNamedCalls } from '../call-views/index.ts'
import type { Db } from '../platform/db/db.ts'
import type { CarrierMessage, Transport, Verdict } from '../telephony/index.ts'

/** A call as it stood when a message came, and what is needed to write it back only if it still stands so. */
export type CallAtIntake = NamedCallRow & { version: string; mask_phones: boolean }

export interface Intake {
  /** Null when it was not kept. */
  messageId: number | null
  verdict: Verdict
  call: CallAtIntake | null
}

interface Arrived extends CarrierMessage {
  carrier: string
  callId: string
  secret: string
  transport: Transport
  /** Keep it although its call or its secret is not ours to know. */
  keepStrays: boolean
}

const keptBody = 16_384

/**
 * Keeps a message and reads its call in one statement, since every carrier's message passes here. It is `received` only when
 * the secret is right; a message without a good one is kept as rejected, if at all. The secrets are compared as SHA-256
 * digests, which a stranger cannot steer: the time that takes tells nothing.
 */
export const takeIn = async (db: Db, message: Arrived): Promise<Intake> => {
  const body = (message.body === '' ? message.query : message.body).replaceAll('\u0000', '\uFFFD').slice(0, keptBody)
  const digest = createHash('sha256').update(body).digest()
  const secret = createHash('sha256').update(message.secret).digest()
  const called = selectNamedCalls(db)
    .where('calls.id', '=', message.callId)
    .where('calls.carrier', '=', message.carrier)
    .select([
      sql<string>`calls.xmin::text`.as('version'),
      sql<boolean>`sha256(convert_to(calls.callback_secret, 'UTF8')) = ${secret}::bytea`.as('good'),
      sql<boolean>`coalesce((select (value ->> 'maskPhones')::boolean from settings where key = 'workspace'), false)`.as(
        'mask_phones',
      ),
    ])
  const { rows } = await sql<Partial<CallAtIntake> & { good: boolean | null; message_id: number | null }>`
    with called as (${called}),
    kept as (
      insert into carrier_events (carrier, call_id, received_at, transport, body, verdict, detail, digest)
      select ${message.carrier}, ${message.callId}, ${message.receivedAt}, ${message.transport}, ${body},
        case when good then 'received' else 'rejected' end,
        case when good then null when good is null then 'no such call' else 'wrong secret' end, ${digest}
      from (select 1) one left join called on true
      where good or ${message.keepStrays}
      returning id)
    select kept.id as message_id, called.* from (select 1) one left join called on true left join kept on true`.execute(
    db,
  )
  const row = rows[0]
  const { good, message_id: messageId, ...call } = row ?? { good: null, message_id: null }
  return {
    messageId: messageId ?? null,
    verdict: good ? 'received' : 'rejected',
    call: good === null ? null : (call as CallAtIntake),
  }
}
