/** Languages one meets on Indian telephones, by their codes; each is named as the browser names it. */
const codes = [
  'hi',
  'mr',
  'en',
  'gu',
  'ta',
  'te',
  'kn',
  'ml',
  'bn',
  'pa',
  'or',
  'as',
  'ur',
  'ne',
  'kok',
  'sd',
  'mai',
  'sat',
  'ks',
  'mni',
  'brx',
  'doi',
  'sa',
] as const

const names = new Intl.DisplayNames(['en'], { type: 'language' })

/** `Marathi` for `mr`; the code itself when nobody knows it. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** The choices for a language barrier. */
export const languageOptions = codes.map((code) => ({ value: code as string, label: languageName(code) }))
