import { isPlaceholderPhone, maskPhone } from '@telehub/domain'
import { Refusal } from '../../platform/refusal.ts'
import type { BulkPhone } from '../bulk/bulk-lead.ts'
import { parseNumber } from '../phone-number.ts'

/**
 * Numbers as somebody typed them, without repeats. A masked number stands for the known one it hides. Refuses
 * (`invalid-input`) what is no possible number.
 */
export const readTypedPhones = (typed: readonly string[], known: readonly string[] = []): BulkPhone[] => {
  const phones = new Map<string, BulkPhone>()
  typed.forEach((raw, index) => {
    const hidden = raw.includes('x') ? known.find((phone) => maskPhone(phone) === raw) : undefined
    const read = parseNumber(hidden ?? raw, 'IN')
    if (typeof read === 'string') {
      const message = 'is not a possible phone number'
      const path = `body.phones.${index}`
      throw new Refusal('invalid-input', `${path}: ${message}`, { fields: [{ path, message }] })
    }
    if (phones.has(read.phone)) return
    phones.set(read.phone, { ...read, raw: hidden ?? raw, placeholder: isPlaceholderPhone(read.phone) })
  })
  return [...phones.values()]
}
