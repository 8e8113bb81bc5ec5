/** A condition on the search text: every group must hold, and a group holds when one of its patterns (of LIKE) does. */
export type SearchPatterns = readonly (readonly string[])[]

export interface SearchTerm {
  patterns: SearchPatterns
  /** The digits of what may be a phone number, when that is all the term is. */
  digits: string | null
}

/** Enough characters for a trigram, so that the index can find them anywhere; fewer are looked for at the start of a word. */
const anywhereFrom = 3

/**
 * What somebody typed, as patterns over the search text, in which every word and number has a space before it; null when there is
 * nothing to look for. A number may be typed with spaces, dashes, +91, a leading 0 and in Devanagari digits.
 */
export const readSearchTerm = (typed: string): SearchTerm | null => {
  const text = typed
    .normalize('NFC')
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .toLowerCase()
    .trim()
  if (text === '') return null
  if (/^[+\d\s().\-/]+$/.test(text) && /\d/.test(text)) {
    const digits = text.replace(/\D/g, '')
    return { patterns: [numberPatterns(digits)], digits }
  }
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{M}\p{N}]/u.test(word))
  if (words.length === 0) return null
  return { patterns: words.slice(0, mostWords).map((word) => [wordPattern(word)]), digits: null }
}

const mostWords = 8

const wordPattern = (word: string): string =>
  [...word].length < anywhereFrom ? `% ${escapeLike(word)}%` : `%${escapeLike(word)}%`

/** Numbers are kept with their country code: a trunk 0 stands where 91 does, and 00 where nothing does. */
const numberPatterns = (digits: string): string[] => {
  if (digits.length < anywhereFrom) return [`% ${digits}%`, `% 91${digits.replace(/^0/, '')}%`]
  const meant = digits.startsWith('00') ? digits.slice(2) : digits.startsWith('0') ? `91${digits.slice(1)}` : digits
  return meant === digits || meant === '' ? [`%${digits}%`] : [`%${digits}%`, `%${meant}%`]
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
