import type { DispositionContext, DispositionRequest, SendChannel } from './disposition.ts'

/** The channel that the agent chose, or that follows from the address; null when there is nowhere to send to. */
export function channelOf(
  context: Pick<DispositionContext, 'lead' | 'phoneId'>,
  request: DispositionRequest,
): SendChannel | null {
  if (request.channel) return request.channel
  const to = request.to?.trim()
  if (to) return to.includes('@') ? 'email' : 'sms'
  if (context.lead.email?.trim()) return 'email'
  return dialledMobile(context) ? 'sms' : null
}

/** SMS goes to mobiles only: a landline, or a number that may be one, gets none. */
export const dialledMobile = ({ lead, phoneId }: Pick<DispositionContext, 'lead' | 'phoneId'>): boolean =>
  lead.phones.find(({ id }) => id === phoneId)?.type === 'mobile'
