import { type CountryCode, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max'

const byName = new Map<string, CountryCode>()
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
for (let a = 65; a <= 90; a++) {
  for (let b = 65; b <= 90; b++) {
    const code = String.fromCharCode(a, b)
    const name = names.of(code)
    if (name && isSupportedCountry(code)) byName.set(name.toLowerCase(), code)
  }
}
for (const [name, code] of [
  ['usa', 'US'],
  ['united states of america', 'US'],
  ['uk', 'GB'],
  ['england', 'GB'],
  ['uae', 'AE'],
  ['bharat', 'IN'],
  ['भारत', 'IN'],
] as const) {
  byName.set(name, code)
}

/** What a cell of a country column tells: a calling code without its plus ("+91", "91", "0091"), or a region ("India", "IN"). */
export function readCountry(text: string): { region: CountryCode | null; code: string } {
  const digits = /^(?:\+|00)?\s*(\d{1,4})(?:\.0)?$/.exec(text)
  if (digits) return { region: null, code: digits[1] as string }
  const upper = text.toUpperCase()
  const region = isSupportedCountry(upper) ? upper : (byName.get(text.toLowerCase()) ?? null)
  return { region, code: region ? getCountryCallingCode(region) : '' }
}
