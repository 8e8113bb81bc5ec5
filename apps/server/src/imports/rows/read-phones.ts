import { isPlaceholderPhone, type PhoneType } from '@telehub/domain'
import type { CountryCode } from 'libphonenumber-js/max'
import { type ParsedNumber, type PhoneProblem, parseNumber } from '../../leads/index.ts'
import { asciiDigits, cleanCell } from './clean.ts'

export type LeadPhone = { phone: string; raw: string; type: PhoneType; placeholder: boolean }
export type PhonesRead = { phones: LeadPhone[]; problems: { raw: string; problem: PhoneProblem }[]; emails: string[] }

/**
 * Every number in a cell. Several may be parted by / , ; | & "or" or a line break, or stand in a JSON list as CRMs write it. `raw` keeps what stood
 * there, an extension too. A number that lost digits to a spreadsheet is a problem and never a guess; so is a number without its STD code.
 */
export function readPhones(cell: string | undefined, region: CountryCode, code = ''): PhonesRead {
  const read: PhonesRead = { phones: [], problems: [], emails: [] }
  let text = asciiDigits(cleanCell(cell))
    .replace(/^=?"(.*)"$/s, '$1')
    .trim()
  if (text === '') return read
  if (/^[6-9]\d{9}$/.test(text)) {
    take(read, text, parseNumber(text, region), code, region)
    return read
  }
  if (text.startsWith('[') || text.startsWith('{')) text = jsonTexts(text).join(';') || text
  if (text.includes('@')) {
    text = text.replace(/[^\s,;|<>()/"]+@[^\s,;|<>()/"]+/g, (email) => {
      read.emails.push(email)
      return ';'
    })
  }
  if (/^\d{1,3}(,\d{2,3}){2,}$/.test(text)) text = text.replaceAll(',', '')
  // A decimal comma is no comma between numbers.
  const parts = scientific.test(text) ? [text] : text.split(/[,;|&\n\r/]|\s(?:or|and|या|और|आणि|किंवा)\s/i)
  for (const part of parts) one(read, part.trim(), region, code)
  return read
}

const scientific = /^[+-]?(\d+)[.,]?(\d*)e\+?(\d+)$/i
const extension = /[\s,;]*(?:\bext(?:ensi?o?n?)?\b\.?:?|\bextn?\b\.?:?|x|#)\s*\d{1,6}$/i

function one(read: PhonesRead, part: string, region: CountryCode, code: string) {
  if (!/[\d]/.test(part)) {
    if (/\p{L}/u.test(part)) read.problems.push({ raw: part, problem: 'phone-no-number' })
    return
  }
  const shortened = scientific.exec(part)
  if (shortened) {
    const [, whole = '', rest = '', power = ''] = shortened
    // 9.19876543210E+11 has all its digits; with fewer than the power asks for, the others are lost.
    if (whole.length !== 1 || rest.length !== Number(power))
      read.problems.push({ raw: part, problem: 'phone-shortened' })
    else take(read, part, parseNumber(whole + rest, region), code, region)
    return
  }
  const plain = part
    .replace(/^(\+?\d+)[.,]0+$/, '$1')
    .replace(extension, '')
    .replace(/\([^)\d]*\)/g, ' ')
    .replace(/^[^\d+(]+/, '')
    .replace(/[^\d)]+$/, '')
  if (/\p{L}/u.test(plain)) {
    const runs = plain.match(/\+?\d[\d\s().-]{5,}\d/g) ?? []
    if (runs.length === 0) read.problems.push({ raw: part, problem: 'phone-no-number' })
    for (const run of runs) take(read, run, parseNumber(run, region), code, region)
    return
  }
  const whole = parseNumber(plain, region)
  const several = typeof whole === 'string' && /\s/.test(plain) ? inGroups(plain, region) : null
  if (several) for (const number of several) take(read, number.raw, number.parsed, code, region)
  else take(read, part, whole, code, region, plain)
}

/** "98450 98450 9812345670": numbers parted by nothing but spaces, when they use up all the digits. */
function inGroups(text: string, region: CountryCode) {
  const groups = text.split(/\s+/)
  const found: { raw: string; parsed: ParsedNumber }[] = []
  let from = 0
  for (let to = 1; to <= groups.length; to++) {
    const raw = groups.slice(from, to).join(' ')
    const parsed = parseNumber(raw, region)
    if (typeof parsed === 'string') continue
    found.push({ raw, parsed })
    from = to
  }
  return from === groups.length && found.length > 1 ? found : null
}

function take(
  read: PhonesRead,
  raw: string,
  parsed: ParsedNumber | PhoneProblem,
  code: string,
  region: CountryCode,
  number = raw,
) {
  // A country code in a column of its own counts before the region does, unless the number already carries one.
  const withCode =
    code !== '' && code !== '91' && !number.startsWith('+')
      ? parseNumber(`+${code}${number.replace(/^0/, '')}`, region)
      : 'phone-not-valid'
  const best = typeof withCode === 'string' ? parsed : withCode
  if (typeof best === 'string') read.problems.push({ raw, problem: best })
  else if (!read.phones.some((phone) => phone.phone === best.phone)) {
    read.phones.push({
      phone: best.phone,
      raw: raw.slice(0, 80),
      type: best.type,
      placeholder: isPlaceholderPhone(best.phone),
    })
  }
}

/** The numbers in `["98…"]` or `[{"label": "work", "value": "98…"}]`; none when it is no JSON. */
export function jsonTexts(text: string): string[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  const items = Array.isArray(value) ? value : [value]
  return items.flatMap((item) => {
    if (typeof item === 'string' || typeof item === 'number') return [String(item)]
    if (typeof item !== 'object' || item === null) return []
    const inner = Object.entries(item).find(([key]) => /^(value|number|phone|mobile|email|address)/i.test(key))?.[1]
    return typeof inner === 'string' || typeof inner === 'number' ? [String(inner)] : []
  })
}
