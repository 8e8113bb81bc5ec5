import { alikeNames, normaliseName } from './name.ts'

export type LeadIdentity = {
  /** Which CRM the external id belongs to: two CRMs both have a lead 1. */
  readonly externalSystem?: string | null
  readonly externalId: string | null
  readonly name: string | null
  readonly organisation: string | null
  readonly email: string | null
  /** E.164. */
  readonly phones: readonly string[]
}

export type DuplicateDecision =
  | { readonly kind: 'create' }
  /** The same record of the CRM. */
  | { readonly kind: 'update'; readonly id: string }
  | { readonly kind: 'merge'; readonly id: string; readonly by: 'phone' | 'email' }
  /** A new lead on a number that others have too: a family, a school office. */
  | { readonly kind: 'shared-phone'; readonly sharedWith: readonly string[] }

/**
 * Is the candidate one of the known leads? By external id, then by phone with a like name, then by e-mail unless the
 * names contradict each other. A shared phone with another name is another lead. `existing` need only hold leads that share
 * an external id, a phone or an e-mail; the first in the list wins a tie.
 */
export function decideDuplicate(
  candidate: LeadIdentity,
  existing: readonly (LeadIdentity & { readonly id: string })[],
): DuplicateDecision {
  const externalId = key(candidate.externalId)
  const system = key(candidate.externalSystem)
  const sameRecord =
    externalId !== '' &&
    existing.find((lead) => key(lead.externalId) === externalId && key(lead.externalSystem) === system)
  if (sameRecord) return { kind: 'update', id: sameRecord.id }

  const onPhone = existing.filter((lead) => lead.phones.some((phone) => candidate.phones.includes(phone)))
  const samePerson = onPhone.find((lead) => alike(lead, candidate))
  if (samePerson) return { kind: 'merge', id: samePerson.id, by: 'phone' }

  const email = key(candidate.email).toLowerCase()
  const sameMail =
    email !== '' && existing.find((lead) => key(lead.email).toLowerCase() === email && !contradict(lead, candidate))
  if (sameMail) return { kind: 'merge', id: sameMail.id, by: 'email' }

  return onPhone.length > 0 ? { kind: 'shared-phone', sharedWith: onPhone.map(({ id }) => id) } : { kind: 'create' }
}

const key = (text: string | null | undefined): string => (text ?? '').trim()

// With a name missing on either side the organisation must speak for the person.
function alike(a: LeadIdentity, b: LeadIdentity): boolean {
  const named = normaliseName(a.name) !== '' && normaliseName(b.name) !== ''
  return named ? alikeNames(a.name, b.name) : sameOrganisation(a, b)
}

function contradict(a: LeadIdentity, b: LeadIdentity): boolean {
  const named = normaliseName(a.name) !== '' && normaliseName(b.name) !== ''
  return named && !alikeNames(a.name, b.name)
}

function sameOrganisation(a: LeadIdentity, b: LeadIdentity): boolean {
  const left = normaliseName(a.organisation)
  return left !== '' && left === normaliseName(b.organisation)
}
