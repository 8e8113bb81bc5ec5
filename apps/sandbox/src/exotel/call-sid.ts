import { randomBytes } from 'node:crypto'
import { istTime } from '../ist-time.ts'

/** 32 characters `[0-9a-z]`: 28 hex, then year − 2006, the month in hex and the day in base 36, as captured SIDs end. */
export function newCallSid(now: number): string {
  const date = istTime(now)
  const year = (Number(date.slice(0, 4)) - 2006).toString().padStart(2, '0')
  const month = Number(date.slice(5, 7)).toString(16)
  const day = Number(date.slice(8, 10)).toString(36)
  return randomBytes(14).toString('hex') + year + month + day
}
