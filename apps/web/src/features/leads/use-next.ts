import { useMutation } from '@tanstack/react-query'
import type { LeadView } from '@telehub/contracts'
import { useEffect, useRef } from 'react'
import { describeError } from '@/lib/api-error.ts'
import { requestCallView } from '@/lib/call-bus.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { isBusy, myCall } from '@/lib/my-call.ts'
import { onNextRequest } from '@/lib/next-bus.ts'
import { useStore } from '@/lib/store.ts'
import { toast } from '@/lib/toast.ts'
import { forgetTaken, letGo, skipToNext, takeNext } from './next-lead.ts'

const failed = (error: unknown) => {
  const { title, detail } = describeError(error)
  toast.error(title, detail ? { detail } : {})
}

/** Taking, skipping and letting go of the next lead, by button, by key, or at the wish of another part of the page. */
export function useNext(onTaken: (lead: LeadView) => void) {
  const { t } = useTranslation('leads')
  const act = useMutation({
    mutationFn: (how: 'take' | 'skip') => (how === 'take' ? takeNext() : skipToNext()),
    onSuccess: (lead) => (lead ? onTaken(lead) : void toast.show(t('next.nothing'))),
    onError: failed,
  })
  // One call at a time: whoever has one is brought to it, and no lead is held for later.
  const ask = (how: 'take' | 'skip') => {
    if (isBusy(myCall.get())) requestCallView()
    else if (!act.isPending) act.mutate(how)
  }
  const take = () => ask('take')
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => onNextRequest(() => latest.current()), [])
  // From here on the call holds the lead.
  const call = useStore(myCall)
  useEffect(() => {
    if (call) forgetTaken(call.leadId)
  }, [call])
  return {
    busy: act.isPending,
    take,
    skip: () => ask('skip'),
    letGo: () => void letGo(),
  }
}
