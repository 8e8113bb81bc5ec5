import { type CarrierMessage, settleMessage, unsettledMessages } from '../../telephony/index.ts'
import type { CallDeps } from '../deps.ts'
import { absorbLong } from './absorb-message.ts'

/** A message younger than this is in somebody's hands. */
const inHandsMs = 5000
/** One that could not be applied for so long never will be; it stays to be read. */
const hopelessMs = 3_600_000

/** Applies messages that were kept and not applied, because the process or the database went away in between. */
export const takeUpMessages = async (deps: CallDeps): Promise<void> => {
  const { db, clock, line, log } = deps
  if (!line.carrier) return
  const now = clock.now()
  for (const row of await unsettledMessages(db, new Date(now.getTime() - inHandsMs), 100)) {
    const asQuery = row.transport === 'query'
    const message: CarrierMessage = {
      body: asQuery ? '' : row.body,
      query: asQuery ? row.body : '',
      receivedAt: row.received_at,
    }
    try {
      if (row.call_id === null) await settleMessage(db, row.id, 'rejected', 'no such call')
      else await absorbLong(deps, row.call_id, { id: row.id, translation: line.carrier.translate(message) })
    } catch (error) {
      log.warn({ err: error, messageId: row.id }, 'A kept carrier message could not be applied')
      if (now.getTime() - row.received_at.getTime() > hopelessMs)
        await settleMessage(db, row.id, 'unknown', 'could not be applied')
    }
  }
}
