import { useQuery } from '@tanstack/react-query'
import type { LeadView } from '@telehub/contracts'
import { formatDate, formatLanguage, formatMoney } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Facts } from '@/ui/page.tsx'
import { facetsOptions } from '../lead-list.ts'
import { Part } from './part.tsx'

const show = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value)

/** What is known of the lead; what is not known takes no room. Columns that only this workspace has come last. */
export function LeadFacts({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('leads')
  const { data: facets } = useQuery(facetsOptions())
  const campaign = facets?.campaigns.find((one) => one.id === lead.campaignId)?.name
  const known: [string, string | null | undefined][] = [
    [t('fact.email'), lead.email],
    [t('fact.place'), [lead.city, lead.district, lead.state, lead.pin].filter(Boolean).join(', ')],
    [t('fact.language'), lead.language && formatLanguage(lead.language)],
    [t('fact.decisionMaker'), lead.decisionMaker === null ? null : t(lead.decisionMaker ? 'fact.yes' : 'fact.no')],
    [t('fact.expectedValue'), lead.expectedValue === null ? null : formatMoney(lead.expectedValue)],
    [t('fact.budget'), lead.budget === null ? null : formatMoney(lead.budget)],
    [t('fact.campaign'), campaign],
    [t('fact.source'), lead.source],
    [t('fact.owner'), lead.ownerName ?? t('row.noOwner')],
    [t('fact.created'), formatDate(lead.createdAt)],
    [t('fact.externalId'), [lead.externalSystem, lead.externalId].filter(Boolean).join(' ')],
    ...Object.entries(lead.custom).map(([name, value]): [string, string] => [name, show(value)]),
  ]
  const items = known.flatMap(([label, value]) => (value ? [{ label, value }] : []))
  return (
    <Part title={t('panel.facts')}>
      <Facts items={items} />
    </Part>
  )
}
