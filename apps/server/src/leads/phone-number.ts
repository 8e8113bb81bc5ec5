import type { PhoneType } from '@telehub/domain'
import { type CountryCode, type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import metadata from 'libphonenumber-js/max/metadata'

export type PhoneProblem =
  | 'phone-shortened'
  | 'phone-without-std'
  | 'phone-too-short'
  | 'phone-too-long'
  | 'phone-not-valid'
  | 'phone-no-number'
export type ParsedNumber = { phone: string; type: PhoneType }

/** The patterns of the Indian plan, as libphonenumber's own metadata has them: in place 11 of a country its types, fixed lines first. */
const indianPattern = (type: 0 | 1): RegExp => {
  const types: unknown = metadata.countries.IN?.[11]
  const pattern: unknown = Array.isArray(types) && Array.isArray(types[type]) ? types[type][0] : null
  if (typeof pattern !== 'string') throw new Error('The metadata of libphonenumber-js has another form than expected')
  return new RegExp(`^(?:${pattern})$`)
}
const indian = { landline: indianPattern(0), mobile: indianPattern(1) }

/** Ten digits, how ever they were prefixed in India: plain, 0, 91, +91, 0091, and 91 with a 0 behind it. */
const indianForms = /^(?:\+?91|0091|0)?0?([2-9]\d{9})$/

/**
 * A number in E.164 with its type, or what is wrong with it. Plain Indian numbers, nearly all there are, are matched with libphonenumber's own
 * patterns directly (some 20 times faster than asking it); everything else is asked of it.
 */
export function parseNumber(text: string, region: CountryCode): ParsedNumber | PhoneProblem {
  const compact = text.replace(/[\s().\-–—‑·/]/g, '')
  if (region === 'IN') {
    const national =
      compact.length === 10 ? (/^[2-9]\d{9}$/.test(compact) ? compact : null) : indianForms.exec(compact)?.[1]
    if (national) {
      const type = indianType(national)
      if (type) return { phone: `+91${national}`, type }
    }
  }
  const found = parsePhoneNumberFromString(/^00[1-9]/.test(compact) ? `+${compact.slice(2)}` : compact, region)
  if (found?.isValid()) return { phone: found.number, type: typeOf(found.getType()) }
  return problemOf(compact, region)
}

function indianType(national: string): PhoneType | null {
  const mobile = indian.mobile.test(national)
  if (indian.landline.test(national)) return mobile ? 'undecidable' : 'landline'
  return mobile ? 'mobile' : null
}

function typeOf(type: NumberType): PhoneType {
  switch (type) {
    case 'MOBILE':
      return 'mobile'
    case 'FIXED_LINE':
      return 'landline'
    case 'FIXED_LINE_OR_MOBILE':
      return 'undecidable'
    case 'TOLL_FREE':
      return 'toll-free'
    case 'SHARED_COST':
      return 'shared-cost'
    case 'UAN':
      return 'uan'
    case 'VOIP':
      return 'voip'
    default:
      return 'other'
  }
}

function problemOf(compact: string, region: CountryCode): PhoneProblem {
  const digits = compact.replace(/\D/g, '').replace(/^0+/, '')
  if (digits.length === 0) return 'phone-no-number'
  if (region !== 'IN' || compact.startsWith('+')) {
    return digits.length < 7 ? 'phone-too-short' : digits.length > 15 ? 'phone-too-long' : 'phone-not-valid'
  }
  if (digits.length >= 6 && digits.length <= 8) return 'phone-without-std'
  if (digits.length < 10) return 'phone-too-short'
  return digits.length === 10 || (digits.length === 12 && digits.startsWith('91'))
    ? 'phone-not-valid'
    : 'phone-too-long'
}
