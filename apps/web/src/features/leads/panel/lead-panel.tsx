import { useQuery } from '@tanstack/react-query'
import { UserX } from 'lucide-react'
import { isRefusal } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { queryClient } from '@/lib/query.ts'
import { cn } from '@/ui/cn.ts'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { leadOptions } from '../lead-list.ts'
import { Calls } from './calls.tsx'
import { LeadFacts } from './lead-facts.tsx'
import { LeadHead } from './lead-head.tsx'
import { NextActions } from './next-actions.tsx'
import { Notes } from './notes.tsx'
import type { PanelActions } from './panel-actions.ts'
import { Phones } from './phones.tsx'
import { WhyNext } from './why-next.tsx'

/** A lead is read again when anything of it changes, while it is looked at. */
function useLiveLead(id: number) {
  const options = leadOptions(id)
  const again = () => void queryClient.invalidateQueries({ queryKey: options.queryKey })
  useLive('lead:changed', ({ data }) => data.leadId === id && again())
  useLive('next-action:changed', ({ data }) => data.leadId === id && again())
  useLive('call:disposed', ({ data }) => data.call.leadId === id && again())
  useLive('call:ended', ({ data }) => data.call.leadId === id && again())
  return useQuery(options)
}

interface LeadPanelProps extends PanelActions {
  leadId: number
  /** The keys belong to the panel that is open, not to one that is shown elsewhere. */
  wide: boolean
}

/** Everything one wants to know before a call, and the ways to act on a lead. In place it takes two columns, at the side one. */
export function LeadPanel({ leadId, wide, ...actions }: LeadPanelProps) {
  const { t } = useTranslation('leads')
  const { data: lead, error, refetch } = useLiveLead(leadId)
  if (!lead && isRefusal(error, 'not-found'))
    return (
      <EmptyState icon={UserX} title={t('panel.gone')}>
        {t('panel.goneText')}
      </EmptyState>
    )
  if (!lead && error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!lead) return <PanelSkeleton />
  return (
    <article aria-label={t('lead')} className="@container pb-4">
      <LeadHead lead={lead} {...actions} />
      <div className={cn('grid gap-x-8', wide && '@2xl:grid-cols-2')}>
        <div className="min-w-0">
          <WhyNext lead={lead} />
          <NextActions lead={lead} />
          <Calls lead={lead} />
          <Notes key={lead.id} lead={lead} />
        </div>
        <div className="min-w-0">
          <Phones lead={lead} onCall={actions.onCall} onOpen={actions.onOpen} />
          <LeadFacts lead={lead} />
        </div>
      </div>
    </article>
  )
}

function PanelSkeleton() {
  const { t } = useTranslation('common')
  return (
    <div role="status" className="flex flex-col gap-3 px-4 py-4">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-6 w-48" />
      <Skeleton className="h-4 w-64" />
      <Skeleton className="h-8 w-40" />
      <Skeleton className="mt-4 h-12 w-full" />
      <Skeleton className="mt-4 h-4 w-full" />
      <Skeleton className="h-4 w-5/6" />
      <Skeleton className="h-4 w-2/3" />
    </div>
  )
}
