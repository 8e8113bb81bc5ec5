import { ApiError } from '@/lib/api-error.ts'
import { emptyLead, type LeadFormValues, phonesOf } from './lead-form-values.ts'

type Field = keyof LeadFormValues
const isField = (part: string): part is Field => part in emptyLead
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What the server found wrong, by field of the form; a wrong phone is named, since several stand in one field. */
export function complaintsOf(error: unknown, values: LeadFormValues): [Field, string][] {
  if (!(error instanceof ApiError)) return []
  return error.fields.flatMap(({ path, message }): [Field, string][] => {
    const parts = path.split('.')
    const field = parts.find(isField)
    if (!field) return []
    const phone = field === 'phones' ? phonesOf(values.phones)[Number(parts.at(-1))] : undefined
    return [[field, phone ? `${phone} ${message}` : sentence(message)]]
  })
}
