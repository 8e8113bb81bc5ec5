import { useMutation } from '@tanstack/react-query'
import type { LeadView } from '@telehub/contracts'
import { useEffect, useRef } from 'react'
import { describeError } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { onNextRequest } from '@/lib/next-bus.ts'
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
  const take = () => !act.isPending && act.mutate('take')
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => onNextRequest(() => latest.current()), [])
  // From here on the call holds the lead.
  useLive('call:started', ({ data }) => forgetTaken(data.call.leadId))
  return {
    busy: act.isPending,
    take: () => void take(),
    skip: () => void (!act.isPending && act.mutate('skip')),
    letGo: () => void letGo(),
  }
}
