import type { ImportField } from '@telehub/contracts'
import { readPhones } from '../rows/read-phones.ts'
import { readLanguage } from '../rows/read-values.ts'

export type ContentMeaning = { field: ImportField; confidence: 'sure' | 'likely' | 'guess'; why: string }

const school =
  /\b(school|vidyala?ya|vidya|college|institute|academy|public school|high school|ashram|pvt|ltd|llp|inc|trust|foundation)\b|शाळा|विद्यालय/i

/** What a column holds by the look of its samples, or null when they could be anything. */
export function readContent(samples: readonly string[]): ContentMeaning | null {
  if (samples.length === 0) return null
  const every = (test: (sample: string) => boolean) => samples.every(test)
  if (every((sample) => /\S@\S+\.\S/.test(sample)))
    return { field: 'email', confidence: 'likely', why: 'Holds e-mail addresses' }
  if (every(isPhone)) return { field: 'phone', confidence: 'likely', why: 'Holds phone numbers' }
  if (every((sample) => /\d[.,]\d+e\+?1[0-4]$/i.test(sample))) {
    return { field: 'phone', confidence: 'guess', why: 'Holds numbers a spreadsheet has shortened' }
  }
  if (every((sample) => /^[1-8]\d{2}\s?\d{3}$/.test(sample)) && samples.length > 1)
    return { field: 'pin', confidence: 'guess', why: 'Holds six-digit codes' }
  if (every((sample) => readLanguage(sample) !== null && sample.length > 3))
    return { field: 'language', confidence: 'likely', why: 'Holds languages' }
  if (every((sample) => school.test(sample)))
    return { field: 'organisation', confidence: 'guess', why: 'Holds names of schools or companies' }
  return null
}

/** A number of ten digits or more that can exist; a Unix time or an id rarely can. */
function isPhone(sample: string): boolean {
  if ((sample.match(/\p{Nd}/gu)?.length ?? 0) < 10 || /\p{L}{3}/u.test(sample) || /\d[:T]\d/.test(sample)) return false
  const read = readPhones(sample, 'IN')
  return read.phones.length > 0 && read.problems.length === 0
}
