import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type NamedCallRow, selectNamedCalls } from '../call-views/index.ts'
import type { Db } from '../platform/db/db.ts'
import { prepared } from '../platform/db/prepared.ts'
import { type CarrierMessage, keptText, type Transport, type Verdict } from '../telephony/index.ts'

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

/**
 * Keeps a message and reads its call, side by side, since every carrier's message passes here. It is `received` only when
 * the secret is right; a message without a good one is kept as rejected, if at all.
 */
export const takeIn = async (db: Db, message: Arrived): Promise<Intake> => {
  const [kept, call] = await Promise.all([keep(db, message), readCall(db, message)])
  const received = kept?.verdict === 'received'
  return { messageId: kept?.id ?? null, verdict: received ? 'received' : 'rejected', call: call ?? null }
}

/**
 * The verdict on the secret is written with the message, in one statement, so that a crash leaves none that is believed
 * without it. Secrets are compared as SHA-256 digests, which a stranger cannot steer: the time that takes tells nothing.
 */
const keep = async (db: Db, message: Arrived): Promise<{ id: number; verdict: Verdict } | undefined> => {
  const { text, digest } = keptText(message)
  const secret = createHash('sha256').update(message.secret).digest()
  const { rows } = await sql<{ id: number; verdict: Verdict }>`${prepared}
    insert into carrier_events (carrier, call_id, received_at, transport, body, verdict, detail, digest)
    select ${message.carrier}, ${message.callId}, ${message.receivedAt}, ${message.transport}, ${text},
      case when good then 'received' else 'rejected' end,
      case when good then null when good is null then 'no such call' else 'wrong secret' end, ${digest}
    from (select (
      select sha256(convert_to(callback_secret, 'UTF8')) = ${secret}::bytea from calls
      where id = ${message.callId} and carrier = ${message.carrier}) as good) checked
    where good or ${message.keepStrays}
    returning id, verdict`.execute(db)
  return rows[0]
}

const readCall = (db: Db, { callId, carrier }: Arrived): Promise<CallAtIntake | undefined> =>
  selectNamedCalls(db)
    .modifyFront(prepared)
    .where('calls.id', '=', callId)
    .where('calls.carrier', '=', carrier)
    .select([
      sql<string>`calls.xmin::text`.as('version'),
      sql<boolean>`coalesce((select (value ->> 'maskPhones')::boolean from settings where key = 'workspace'), false)`.as(
        'mask_phones',
      ),
    ])
    .executeTakeFirst()
