import { useQuery } from '@tanstack/react-query'
import type { CallView, LeadView } from '@telehub/contracts'
import { formatDate, formatDuration, formatMoney, formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { Badge } from '@/ui/badge.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Facts } from '@/ui/page.tsx'
import { PriorityMark } from '@/ui/priority-mark.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { languageName } from '../outcome/languages.ts'

/** Who is on the line: name, organisation, what is known, and what was said in earlier calls. */
export function CustomerPanel({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const { data: lead, error } = useQuery(get('GET /api/leads/{id}', { params: { id: call.leadId } }))
  const name = call.leadName || call.organisation
  return (
    <section aria-label={t('customer.label')} className="flex min-w-0 flex-col gap-3">
      <header>
        <h3 className="flex items-center gap-2 text-base font-semibold">
          <span className="truncate">{name}</span>
          {lead?.vip && <Badge tone="primary">{t('customer.vip')}</Badge>}
          {lead && <PriorityMark priority={lead.priority} />}
        </h3>
        <p className="text-muted-foreground">
          {[lead?.designation, call.leadName ? call.organisation : ''].filter(Boolean).join(' · ')}
        </p>
      </header>
      {error !== null && <ErrorLine error={error} />}
      {!lead && error === null && <Skeleton className="h-24 w-full" />}
      {lead && <Facts items={factsOf(lead, call, t)} />}
      {lead && <Earlier call={call} lead={lead} />}
    </section>
  )
}

type T = ReturnType<typeof useTranslation<'calls'>>['t']

function factsOf(lead: LeadView, call: CallView, t: T) {
  const place = [lead.city, lead.district, lead.state].filter(Boolean).join(', ')
  const facts: [Parameters<T>[0], string | null][] = [
    ['customer.phone', formatPhone(call.phone)],
    ['customer.email', lead.email],
    ['customer.place', place],
    ['customer.language', lead.language && languageName(lead.language)],
    ['customer.decides', lead.decisionMaker === null ? null : t(lead.decisionMaker ? 'customer.yes' : 'customer.no')],
    ['customer.value', lead.expectedValue === null ? null : formatMoney(lead.expectedValue)],
    ['customer.budget', lead.budget === null ? null : formatMoney(lead.budget)],
    ['customer.source', lead.source],
    ['customer.notes', lead.notes],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label: t(label), value }] : []))
}

function Earlier({ call, lead }: { call: CallView; lead: LeadView }) {
  const { t } = useTranslation('calls')
  const earlier = lead.lastCalls.filter((one) => one.id !== call.id)
  return (
    <div>
      <h4 className="mb-1 text-xs font-medium text-muted-foreground">{t('customer.earlier')}</h4>
      {earlier.length === 0 && <p className="text-muted-foreground">{t('customer.first')}</p>}
      <ol className="flex flex-col gap-2">
        {earlier.map((one) => (
          <li key={one.id}>
            <p className="flex flex-wrap gap-x-2 tabular-nums">
              <time dateTime={one.requestedAt}>{formatDate(one.requestedAt)}</time>
              <span className="font-medium">{one.disposition ? t(`code.${one.disposition}`) : t('history.open')}</span>
              <span className="text-muted-foreground">
                {[one.talkSeconds ? formatDuration(one.talkSeconds * 1000) : '', one.agentName]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
            {one.notes && <p className="whitespace-pre-line text-muted-foreground">{one.notes}</p>}
          </li>
        ))}
      </ol>
    </div>
  )
}
