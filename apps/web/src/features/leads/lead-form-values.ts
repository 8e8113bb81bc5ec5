import type { BodyIn, LeadView } from '@telehub/contracts'

/** What the form holds: texts as typed; `''` is what is not known. */
export interface LeadFormValues {
  name: string
  organisation: string
  designation: string
  decisionMaker: '' | 'yes' | 'no'
  phones: string
  email: string
  city: string
  district: string
  state: string
  pin: string
  language: string
  source: string
  campaignId: string
  score: string
  vip: boolean
  expectedValue: string
  budget: string
  notes: string
}

const textOf = (value: string | number | null) => (value === null ? '' : String(value))

export const emptyLead: LeadFormValues = {
  name: '',
  organisation: '',
  designation: '',
  decisionMaker: '',
  phones: '',
  email: '',
  city: '',
  district: '',
  state: '',
  pin: '',
  language: '',
  source: 'manual',
  campaignId: '',
  score: '',
  vip: false,
  expectedValue: '',
  budget: '',
  notes: '',
}

export const valuesOf = (lead: LeadView): LeadFormValues => ({
  name: lead.name,
  organisation: lead.organisation,
  designation: textOf(lead.designation),
  decisionMaker: lead.decisionMaker === null ? '' : lead.decisionMaker ? 'yes' : 'no',
  phones: [...lead.phones]
    .sort((a, b) => a.position - b.position)
    .map((one) => one.phone)
    .join('\n'),
  email: textOf(lead.email),
  city: textOf(lead.city),
  district: textOf(lead.district),
  state: textOf(lead.state),
  pin: textOf(lead.pin),
  language: textOf(lead.language),
  source: lead.source,
  campaignId: textOf(lead.campaignId),
  score: textOf(lead.score),
  vip: lead.vip,
  expectedValue: textOf(lead.expectedValue),
  budget: textOf(lead.budget),
  notes: lead.notes,
})

export type LeadChange = BodyIn<'PATCH /api/leads/{id}'>
type Field = keyof LeadFormValues

const orNull = (value: string) => value.trim() || null
const numberOrNull = (value: string) => (value.trim() === '' ? null : Number(value.replaceAll(',', '')))
export const phonesOf = (text: string): string[] =>
  text
    .split(/[\n;]+/)
    .map((one) => one.trim())
    .filter(Boolean)

const toBody: { [F in Field]: (value: LeadFormValues[F]) => LeadChange } = {
  name: (value) => ({ name: value.trim() }),
  organisation: (value) => ({ organisation: value.trim() }),
  designation: (value) => ({ designation: orNull(value) }),
  decisionMaker: (value) => ({ decisionMaker: value === '' ? null : value === 'yes' }),
  phones: (value) => ({ phones: phonesOf(value) }),
  email: (value) => ({ email: orNull(value) }),
  city: (value) => ({ city: orNull(value) }),
  district: (value) => ({ district: orNull(value) }),
  state: (value) => ({ state: orNull(value) }),
  pin: (value) => ({ pin: orNull(value) }),
  language: (value) => ({ language: orNull(value) }),
  source: (value) => ({ source: value.trim() }),
  campaignId: (value) => ({ campaignId: value === '' ? null : Number(value) }),
  score: (value) => ({ score: numberOrNull(value) }),
  vip: (value) => ({ vip: value }),
  expectedValue: (value) => ({ expectedValue: numberOrNull(value) }),
  budget: (value) => ({ budget: numberOrNull(value) }),
  notes: (value) => ({ notes: value }),
}

const partOf = <F extends Field>(field: F, values: LeadFormValues): LeadChange => toBody[field](values[field])

/** Only what differs: a correction must not write over what somebody else changed meanwhile, nor send masked numbers back. */
export function changesBetween(before: LeadFormValues, after: LeadFormValues): LeadChange {
  const fields = (Object.keys(toBody) as Field[]).filter((field) => before[field] !== after[field])
  return Object.assign({}, ...fields.map((field) => partOf(field, after))) as LeadChange
}

/** A new lead: what was filled in. */
export function newLeadOf(values: LeadFormValues): BodyIn<'POST /api/leads'> {
  return { ...changesBetween({ ...emptyLead, source: '' }, values), phones: phonesOf(values.phones) }
}

type Complaint = 'needName' | 'needPhone' | 'needScore' | 'needMoney' | 'needEmail'

/** What must be mended before it is sent, by field. */
export function checkLead(values: LeadFormValues): Partial<Record<Field, Complaint>> {
  const amount = (text: string) => text.trim() === '' || (numberOrNull(text) ?? -1) >= 0
  const score = numberOrNull(values.score)
  return {
    ...(!values.name.trim() && !values.organisation.trim() && { name: 'needName' as const }),
    ...(phonesOf(values.phones).length === 0 && { phones: 'needPhone' as const }),
    ...(score !== null && !(Number.isInteger(score) && score >= 0 && score <= 100) && { score: 'needScore' as const }),
    ...(!amount(values.expectedValue) && { expectedValue: 'needMoney' as const }),
    ...(!amount(values.budget) && { budget: 'needMoney' as const }),
    ...(values.email.trim() && !/^\S+@\S+\.\S+$/.test(values.email.trim()) && { email: 'needEmail' as const }),
  }
}
