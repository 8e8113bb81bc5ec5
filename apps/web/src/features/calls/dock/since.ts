import type { CallView } from '@telehub/contracts'

/** From when the clock of the call's phase runs (milliseconds since 1970), by the facts that are known. */
export function runningSince(call: CallView): number {
  switch (call.phase) {
    case 'queued':
    case 'dialling':
      return Date.parse(call.dialledAt ?? call.requestedAt)
    case 'ringing':
      return Date.parse(call.customerRangAt ?? call.agentAnsweredAt ?? call.requestedAt)
    case 'talking':
      return Date.parse(call.customerAnsweredAt ?? call.requestedAt)
    case 'wrapping':
    case 'closed':
      return Date.parse(call.endedAt ?? call.requestedAt)
  }
}
