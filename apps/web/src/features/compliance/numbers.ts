import type { ReplyOf } from '@telehub/contracts'

export type BlockedNumber = ReplyOf<'GET /api/do-not-call'>['items'][number]

/** The search of the list is cut at this by the server. */
export const longestSearch = 20

/**
 * A typed number in its plain form, `+919820012345`; null when it is none. Without a country code ten digits, with or
 * without the 0 of a call inside the country, are taken as Indian.
 */
export function readPhone(text: string): string | null {
  const plain = text.replace(/[\s().-]/g, '').replace(/^00/, '+')
  const number = /^0?[1-9]\d{9}$/.test(plain) ? `+91${plain.slice(-10)}` : plain
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null
}
