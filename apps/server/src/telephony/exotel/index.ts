import type { ExotelConfig } from '../../config/config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Carrier } from '../port.ts'
import type { Account } from './account.ts'
import { exotelCapabilities } from './capabilities.ts'
import { dial } from './dial.ts'
import { trustedOrigin } from './hosts.ts'
import { lookUp } from './look-up.ts'
import { translate } from './translate.ts'

/** Exotel's Voice v1, or a sandbox that speaks it. Throws when the address is not one to trust with credentials. */
export const makeExotel = (
  config: ExotelConfig,
  options: { clock: Clock; sandboxUrl: string | null; timeoutMs?: number },
): Carrier => {
  const account: Account = {
    origin: trustedOrigin(config.baseUrl, options.sandboxUrl),
    sid: config.sid,
    authorization: `Basic ${Buffer.from(`${config.apiKey}:${config.token}`).toString('base64')}`,
    callerId: config.callerId,
    webhookUrl: config.webhookUrl.replace(/\/$/, ''),
    clock: options.clock,
    timeoutMs: options.timeoutMs ?? 10_000,
  }
  return {
    name: 'exotel',
    line: config.callerId,
    capabilities: exotelCapabilities,
    dial: (request) => dial(account, request),
    lookUp: (query) => lookUp(account, query),
    translate,
    callbackUrl: (callId, secret) => `${account.webhookUrl}/api/webhooks/exotel/status/${callId}/${secret}`,
  }
}
