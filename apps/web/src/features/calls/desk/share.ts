import { type MyCall, myCall } from '@/lib/my-call.ts'
import { desk, shown } from './desk-store.ts'
import type { Shown } from './shown.ts'

const myCallOf = (now: Shown): MyCall | null => {
  switch (now.as) {
    case 'placing':
      return { leadId: now.leadId, stage: 'line' }
    case 'live':
      return { leadId: now.call.leadId, stage: 'line' }
    case 'outcome':
      return { leadId: now.call.leadId, stage: 'outcome' }
    case 'saved':
      return { leadId: now.call.leadId, stage: 'saved' }
    case 'unreached':
    case 'nothing':
      return null
  }
}

/** Tells the rest of the page whom I am calling, until the returned function is called. */
export function shareMyCall(): () => void {
  const share = () => {
    const next = myCallOf(shown())
    const before = myCall.get()
    if (next?.leadId !== before?.leadId || next?.stage !== before?.stage) myCall.set(next)
  }
  const stop = desk.subscribe(share)
  share()
  return () => {
    stop()
    myCall.set(null)
  }
}
