const yes = new Set('yes y true t 1 on haan ha हाँ हां हा हो होय ja si sí oui checked x ✓'.split(' '))
const no = new Set('no n false f 0 off nahi नहीं नही नाही ना nein non unchecked'.split(' '))

/** Null when the text is neither. */
export function readYesNo(text: string): boolean | null {
  const word = text.toLowerCase().replace(/[.!]$/, '')
  return yes.has(word) ? true : no.has(word) ? false : null
}

const units: Record<string, number> = {
  k: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  lac: 1e5,
  lacs: 1e5,
  l: 1e5,
  crore: 1e7,
  crores: 1e7,
  cr: 1e7,
}

/** Rupees from "₹1,50,000", "Rs. 2.5 lakh", "1.2 Cr", "50000.00"; null for a range or a text. At most two decimals. */
export function readMoney(text: string): number | null {
  const found =
    /^(?:₹|rs\.?|inr|\$)?\s*(-?\d[\d,]*(?:\.\d+)?)\s*(k|l|lakhs?|lacs?|cr|crores?)?\.?\s*(?:\/-|only|inr|₹)?$/i.exec(
      text,
    )
  if (!found) return null
  const number = Number((found[1] as string).replaceAll(',', '')) * (units[found[2]?.toLowerCase() ?? ''] ?? 1)
  return number >= 0 && number <= 1e11 ? Math.round(number * 100) / 100 : null
}

/** A whole number from 0 to 100; "85%" and "85.4" are 85. */
export function readScore(text: string): number | null {
  const found = /^(\d{1,3}(?:\.\d+)?)\s*(?:%|\/\s*100)?$/.exec(text)
  const score = found ? Math.round(Number(found[1])) : -1
  return score >= 0 && score <= 100 ? score : null
}

/** Lower case; null when it is no address. */
export function readEmail(text: string): string | null {
  const email = text.replace(/^mailto:/i, '').toLowerCase()
  if (email.length > 254) return null
  return /^[a-z0-9._%+'&-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/.test(email) && !email.includes('..')
    ? email
    : null
}

const languages: Record<string, string> = {
  hindi: 'hi',
  हिंदी: 'hi',
  हिन्दी: 'hi',
  marathi: 'mr',
  मराठी: 'mr',
  english: 'en',
  इंग्रजी: 'en',
  अंग्रेज़ी: 'en',
  gujarati: 'gu',
  ગુજરાતી: 'gu',
  tamil: 'ta',
  தமிழ்: 'ta',
  telugu: 'te',
  తెలుగు: 'te',
  kannada: 'kn',
  ಕನ್ನಡ: 'kn',
  malayalam: 'ml',
  മലയാളം: 'ml',
  bengali: 'bn',
  bangla: 'bn',
  বাংলা: 'bn',
  punjabi: 'pa',
  ਪੰਜਾਬੀ: 'pa',
  odia: 'or',
  oriya: 'or',
  ଓଡ଼ିଆ: 'or',
  urdu: 'ur',
  اردو: 'ur',
  assamese: 'as',
  konkani: 'kok',
  nepali: 'ne',
  sanskrit: 'sa',
  maithili: 'mai',
  bhojpuri: 'bho',
  sindhi: 'sd',
  kashmiri: 'ks',
}
const languageCodes = new Set(Object.values(languages))

/** An ISO 639 code from a code or a name, "Hindi", "मराठी", "hi-IN"; null for a language we do not know. */
export function readLanguage(text: string): string | null {
  const word =
    text
      .toLowerCase()
      .split(/[-_/,;(]/)[0]
      ?.trim() ?? ''
  return languages[word] ?? (languageCodes.has(word) ? word : null)
}
