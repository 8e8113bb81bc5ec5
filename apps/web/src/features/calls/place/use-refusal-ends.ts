import { useEffect, useRef } from 'react'
import { serverNow } from '@/lib/clock.ts'
import { connection } from '@/lib/connection.ts'
import { useStore } from '@/lib/store.ts'
import type { Shown } from '../desk/shown.ts'
import { type Refused, refused } from './place-call.ts'
import { isStillTrue } from './still-true.ts'

/** Takes a refusal away once it is no longer so: the outcome is saved, the call ended, its time has come, the line is back. */
export function useRefusalEnds(refusal: Refused | null, shown: Shown['as']): void {
  const before = useRef(shown)
  const line = useStore(connection).state
  const lineBefore = useRef(line)
  useEffect(() => {
    const was = before.current
    const wasLine = lineBefore.current
    before.current = shown
    lineBefore.current = line
    if (!refusal) return
    const check = () => {
      if (refused.get() === refusal && !isStillTrue(refusal, was, shown, serverNow())) refused.set(null)
    }
    if (refusal.error.code === 'offline' && line === 'live' && wasLine !== 'live') refused.set(null)
    check()
    if (refusal.error.freesAt === null) return
    const timer = setInterval(check, 1000)
    return () => clearInterval(timer)
  }, [refusal, shown, line])
}
