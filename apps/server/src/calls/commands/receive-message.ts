import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { toRefusal } from '../../platform/http/problems.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { CarrierMessage } from '../../telephony/index.ts'
import type { CallDeps } from '../deps.ts'
import { takeIn } from '../intake.ts'
import type { Strays } from '../strays.ts'
import { absorbMessage } from './absorb-message.ts'

interface Received {
  callId: string
  secret: string
  message: CarrierMessage
}

const uuid = z.uuid()

/** The database away for a moment is waited for, within the 15 s that a carrier waits for us. */
const waitsMs = [100, 300, 800, 1500, 3000, 4000]

/**
 * Takes a carrier's callback: keeps it as it came, then applies it. Once kept it is answered with yes, whatever comes of it;
 * what could not be applied is looked at again. Refuses `not-found` and `wrong-secret`.
 */
export const receiveMessage = async (deps: CallDeps, strays: Strays, received: Received): Promise<void> => {
  const { db, log, line } = deps
  const { callId, secret, message } = received
  if (!line.carrier || !uuid.safeParse(callId).success) throw new Refusal('not-found', 'There is no such call.')
  const translation = line.carrier.translate(message)
  const keepStrays = strays.mayKeep()
  const arrived = {
    ...message,
    carrier: line.carrier.name,
    callId,
    secret,
    transport: translation.transport,
    keepStrays,
  }
  const { messageId, verdict, call } = await patiently(() => takeIn(db, arrived))
  if (verdict === 'rejected') strays.came()
  if (!call) throw new Refusal('not-found', 'There is no such call.')
  if (verdict === 'rejected' || messageId === null) throw new Refusal('wrong-secret', 'This address is not right.')
  try {
    await absorbMessage(deps, call, { id: messageId, translation })
  } catch (error) {
    log.warn({ err: error, callId, messageId }, 'A carrier message is kept but not applied yet; it is taken up again')
  }
}

const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
  for (const wait of waitsMs) {
    try {
      return await work()
    } catch (error) {
      if (toRefusal(error)?.code !== 'unavailable') throw error
      await sleep(wait)
    }
  }
  return work()
}
