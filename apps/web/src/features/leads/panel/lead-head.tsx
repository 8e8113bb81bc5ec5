import type { LeadView } from '@telehub/contracts'
import { ArrowLeft, Pencil, Phone, Undo2, UserRoundPlus, X } from 'lucide-react'
import { formatLanguage } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { AgeMark } from '@/ui/age-mark.tsx'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { PriorityMark } from '@/ui/priority-mark.tsx'
import { leadPlace, leadTitle } from '../lead-words.ts'
import type { PanelActions } from './panel-actions.ts'

/** Who it is, at a glance, and what one can do. */
export function LeadHead({ lead, ...act }: { lead: LeadView } & PanelActions) {
  const { t } = useTranslation('leads')
  const where = [lead.designation, leadPlace(lead), lead.city].filter(Boolean).join(' · ')
  return (
    <header className="px-4 pt-3">
      <div className="flex items-start gap-2">
        <Button
          variant="quiet"
          size="icon"
          aria-label={t('panel.back')}
          className="-ml-2 md:hidden"
          onClick={act.onClose}
        >
          <ArrowLeft />
        </Button>
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold break-words">{leadTitle(lead)}</h2>
          {where && <p className="text-muted-foreground">{where}</p>}
        </div>
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label={t('panel.close')}
          aria-keyshortcuts="Escape"
          className="-mr-1.5 hidden md:inline-flex"
          onClick={act.onClose}
        >
          <X />
        </Button>
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <PriorityMark priority={lead.priority} showLabel />
        {lead.score !== null && <Badge>{t('row.score', { score: lead.score })}</Badge>}
        {lead.vip && <Badge tone="outline">{t('vip')}</Badge>}
        <Badge>{t(`status.${lead.status}`)}</Badge>
        {lead.language && <Badge>{formatLanguage(lead.language)}</Badge>}
        {lead.ageMark && <AgeMark mark={lead.ageMark} dueAt={lead.nextActionAt} />}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          shortcut="c"
          disabled={lead.phone === null}
          className="touch:h-12 touch:flex-1 touch:text-lg"
          onClick={() => act.onCall(lead.id)}
        >
          <Phone aria-hidden="true" />
          {t('panel.call')}
        </Button>
        {lead.heldBack === 'escalated' && act.onGiveBack && (
          <Button onClick={() => act.onGiveBack?.(lead)}>
            <Undo2 aria-hidden="true" />
            {t('escalated.giveBack')}
          </Button>
        )}
        <Button shortcut="e" className="touch:h-12" onClick={() => act.onEdit(lead)}>
          <Pencil aria-hidden="true" />
          {t('panel.edit')}
        </Button>
        {act.onAssign && (
          <Button shortcut="a" className="touch:h-12" onClick={() => act.onAssign?.(lead)}>
            <UserRoundPlus aria-hidden="true" />
            {t('panel.assign')}
          </Button>
        )}
      </div>
    </header>
  )
}
