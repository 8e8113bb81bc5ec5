import type { CallView } from '@telehub/contracts'
import type { Key } from '@/lib/i18n.ts'

export interface Step {
  key: Key<'calls'>
  at: string
}

/** The known facts of a call in the order in which they happened. */
export function stepsOf(call: CallView): Step[] {
  const facts: [Key<'calls'>, string | null][] = [
    ['detail.requested', call.requestedAt],
    ['detail.dialled', call.dialledAt],
    ['detail.agentAnswered', call.agentAnsweredAt],
    ['detail.customerRang', call.customerRangAt],
    ['detail.customerAnswered', call.customerAnsweredAt],
    ['detail.endedAt', call.endedAt],
    ['detail.disposed', call.disposedAt],
  ]
  return facts.flatMap(([key, at]) => (at === null ? [] : [{ key, at }]))
}

/** From the end to the outcome in milliseconds; null while either is unknown. */
export const wrapMsOf = ({ endedAt, disposedAt }: CallView): number | null =>
  endedAt && disposedAt ? Math.max(0, Date.parse(disposedAt) - Date.parse(endedAt)) : null
