import { useQuery } from '@tanstack/react-query'
import type { CampaignView } from '@telehub/contracts'
import { Megaphone, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { get, renew } from '@/lib/query.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Section } from '@/ui/page.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { CampaignDialog } from './campaign-dialog.tsx'

/** Whether a campaign is open changes with the clock. */
const recheckMs = 60_000

/** Every campaign with its state now; any can be changed. */
export function CampaignList() {
  const { t } = useTranslation('campaigns')
  const { data, error, refetch } = useQuery({ ...get('GET /api/campaigns'), refetchInterval: recheckMs })
  const [editing, setEditing] = useState<CampaignView | 'new' | null>(null)
  useLive('leads:changed', ({ data: { why } }) => {
    if (why === 'campaign') void renew('GET /api/campaigns')
  })
  useLive('settings:changed', () => void renew('GET /api/campaigns', 'GET /api/settings'))
  const add = (
    <Button variant="primary" className="touch:h-10" onClick={() => setEditing('new')}>
      <Plus aria-hidden="true" />
      {t('add')}
    </Button>
  )
  return (
    <Section title={t('title')} description={t('text')} actions={add} className="max-w-5xl max-sm:[&>div]:flex-col">
      {list()}
      {editing && <CampaignDialog campaign={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Section>
  )

  function list() {
    if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
    if (!data) return <SkeletonRows rows={4} rowClassName="h-14 px-0" />
    if (data.items.length === 0) {
      return (
        <EmptyState icon={Megaphone} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      )
    }
    return (
      <ul aria-label={t('title')} className="border-t border-border">
        {data.items.map((campaign) => (
          <CampaignRow key={campaign.id} campaign={campaign} onEdit={() => setEditing(campaign)} />
        ))}
      </ul>
    )
  }
}

function CampaignRow({ campaign, onEdit }: { campaign: CampaignView; onEdit: () => void }) {
  const { t } = useTranslation('campaigns')
  const { active, openNow, talkingPoints, script } = campaign
  const facts = [
    t(`purpose.${campaign.purpose}`),
    script ? null : t('noScript'),
    t('points', { count: talkingPoints.length }),
    campaign.hours ? t('hoursOwn') : null,
  ].filter(Boolean)
  return (
    <li className="flex items-center gap-3 border-b border-border/60 py-2">
      <div className="min-w-0 flex-1">
        <p className={active ? 'truncate font-medium' : 'truncate font-medium text-muted-foreground'}>
          {campaign.name}
        </p>
        <p className="truncate text-xs text-muted-foreground">{facts.join(' · ')}</p>
      </div>
      <Badge tone={active ? (openNow ? 'ok' : 'warn') : 'neutral'}>
        {t(active ? (openNow ? 'openNow' : 'closedNow') : 'inactive')}
      </Badge>
      <Button
        size="icon-sm"
        variant="quiet"
        className="touch:size-10"
        aria-label={t('edit', { name: campaign.name })}
        onClick={onEdit}
      >
        <Pencil />
      </Button>
    </li>
  )
}
