import { t } from './i18n.ts'

/**
 * What the server's checks say of a value, in words for whoever filled it in. The checks of its schemas speak to
 * programmers; a message that is none of theirs was written for people and stays as it is.
 */
export function plainMessage(message: string): string {
  const short = /^Too small: expected string to have >=(\d+) characters?$/.exec(message)
  if (short) return short[1] === '1' ? t('field.need') : t('field.short', { n: short[1] ?? '' })
  const long = /^Too big: expected string to have <=(\d+) characters?$/.exec(message)
  if (long) return t('field.long', { n: long[1] ?? '' })
  const low = /^Too small: expected (?:number|int) to be >=(-?[\d.]+)$/.exec(message)
  if (low) return t('field.low', { n: low[1] ?? '' })
  const high = /^Too big: expected (?:number|int) to be <=(-?[\d.]+)$/.exec(message)
  if (high) return t('field.high', { n: high[1] ?? '' })
  if (message === 'Invalid email address') return t('field.email')
  if (/^Invalid input: expected .* received undefined$/.test(message)) return t('field.need')
  if (/^(Invalid (input|option|string|ISO|URL|UUID|key)|Too (small|big)|Unrecognized key)/.test(message))
    return t('field.wrong')
  return message
}

/** The name of a value as people write it: `first name` for `body.person.firstName`. */
export const plainName = (path: string): string => {
  const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path
  const words = name.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words === 'email' ? t('field.emailName') : words.charAt(0).toUpperCase() + words.slice(1)
}
