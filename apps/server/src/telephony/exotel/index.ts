import type { ExotelConfig } from '../../config/config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Capabilities, Carrier } from '../port.ts'
import type { Account } from './account.ts'
import { dial } from './dial.ts'
import { trustedOrigin } from './hosts.ts'
import { lookUp } from './look-up.ts'
import { translate } from './translate.ts'

const why = (what: string) => ({ can: false, why: `Exotel click-to-call has no way to ${what}.` })

/** Nothing of a running call can be steered through Voice v1 (exotel.md §6.4). */
export const exotelCapabilities: Capabilities = {
  hangUp: { can: false, why: 'Exotel click-to-call has no way to hang up from here. Hang up on your handset.' },
  hold: why('put the call on hold'),
  mute: { can: false, why: 'Exotel click-to-call has no way to mute from here. Use the mute key of your handset.' },
  transfer: why('transfer the call'),
  coach: why('listen in or whisper'),
  mediaStream: why('stream the audio of a call between two phones'),
  pauseRecording: why('pause the recording'),
}

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
