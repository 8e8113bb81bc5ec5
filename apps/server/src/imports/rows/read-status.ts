import { type LeadStatus, leadStatuses } from '@telehub/domain'
import { normaliseHeading } from '../headings/normalise.ts'

/** Statuses in the words of CRMs and of dialler lists, by what they mean here. */
const words: Record<LeadStatus, string> = {
  new: `new, new lead, open, fresh, not contacted, open not contacted, uncontacted, assigned, unassigned, recycled, lead, created, intake, raw,
    subscriber, marketing qualified lead, sales qualified lead, नवीन, नया`,
  attempting: `attempted, attempting, attempted to contact, attempt to contact, did not connect, not connected, no answer, not answered, ringing,
    busy, switched off, na, b, ab, am, a, no response, not reachable, rnr, dnp, call not picked, unable to contact`,
  contacted: `contacted, working, working contacted, connected, in process, in progress, replied, opened, engaged, nurture, nurturing, opportunity,
    discussion, संपर्क झाला`,
  interested: `interested, qualified, pre qualified, hot, hot lead, prospect, proposition, proposal, quotation, negotiation, open deal, interesado,
    interessiert, good lead, इच्छुक, रुची आहे`,
  'follow-up': `follow up, followup, good lead follow up, callback, call back, callbk, call back later, contact in future, bad timing, maybe, later,
    will revert, callhold`,
  'visit-scheduled': `visit scheduled, visit planned, appointment, appointment scheduled, meeting scheduled, demo scheduled, site visit`,
  converted: `converted, won, closed won, sale, sale done, sold, booked, customer won, enrolled, admitted, closed converted, registered, कन्व्हर्टेड`,
  'not-interested': `not interested, lost, lost lead, closed lost, closed not converted, junk, junk lead, bad lead, unqualified, disqualified, not qualified,
    dead, rejected, lost quotation, ni, kein interesse, no interesado, not doing further education, इच्छुक नाही`,
  unreachable: 'unreachable, max attempts, not contactable',
  'invalid-number': 'invalid number, wrong number, number does not exist, out of service, disconnected, invalid',
  'do-not-call': 'do not call, dnc, dnd, do not contact, do not disturb, opted out, unsubscribed',
  'already-customer':
    'already customer, existing customer, already a student, already enrolled, already a customer, customer, existing',
}

const known = new Map<string, LeadStatus>()
for (const status of leadStatuses) {
  known.set(normaliseHeading(status), status)
  for (const word of words[status].split(',')) known.set(normaliseHeading(word), status)
}

/** Null for a status in words we do not know; "Interested - site visit planned" is read by its first half when the whole is unknown. */
export function readStatus(text: string): LeadStatus | null {
  const whole = known.get(normaliseHeading(text))
  if (whole) return whole
  const [first, ...rest] = text.split(/ [-–:] |\(/)
  return rest.length > 0 ? (known.get(normaliseHeading(first as string)) ?? null) : null
}
