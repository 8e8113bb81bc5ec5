import { compare, hash } from 'bcrypt'
import { Refusal } from '../platform/refusal.ts'
import { commonPasswords } from './common-passwords.ts'

const minLength = 10
/** bcrypt looks at no more. */
const maxBytes = 72

export const hashPassword = (password: string, cost: number): Promise<string> => hash(password, cost)

const decoys = new Map<number, Promise<string>>()

/** Compares in the same time whether or not there is such a person: without a hash, a decoy of the same cost is compared. */
export const passwordFits = async (password: string, stored: string | null, cost: number): Promise<boolean> => {
  if (stored !== null) return compare(password, stored)
  const decoy = decoys.get(cost) ?? hash('nobody signs in with this', cost)
  decoys.set(cost, decoy)
  await compare(password, await decoy)
  return false
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const faultOf = (password: string, person: { email: string; name: string }): string | null => {
  if ([...password].length < minLength) return `The password needs ${minLength} characters or more.`
  if (Buffer.byteLength(password) > maxBytes) return `The password is longer than ${maxBytes} bytes.`
  if (new Set(password).size < 4) return 'The password repeats the same few characters.'
  if ('01234567890123456789'.includes(password) || '98765432109876543210'.includes(password))
    return 'The password is a row of digits that everybody tries first.'
  const core = bare(password)
  const stem = core.replace(/\d+$/, '')
  if (commonPasswords.has(core) || commonPasswords.has(stem)) return 'The password is one that everybody tries first.'
  const own = [person.email, person.email.split('@')[0] ?? '', person.name].map(bare).filter((part) => part.length > 2)
  if (own.includes(core) || own.includes(stem)) return 'The password is too close to the name or e-mail.'
  return null
}

/** Refuses (`weak-password`) what is short, common, or the person's own name or e-mail. */
export const checkStrength = (password: string, person: { email: string; name: string }): void => {
  const fault = faultOf(password, person)
  if (fault) throw new Refusal('weak-password', fault)
}
