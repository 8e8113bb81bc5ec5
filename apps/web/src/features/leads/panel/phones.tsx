import type { LeadView } from '@telehub/contracts'
import { Phone } from 'lucide-react'
import { formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { leadPlace, leadTitle } from '../lead-words.ts'
import { Part } from './part.tsx'

interface PhonesProps {
  lead: LeadView
  onCall: (leadId: number, phonePosition?: number) => void
  onOpen: (leadId: number) => void
}

/** All numbers with what is known of them; any that may be called can be chosen instead of the first. */
export function Phones({ lead, onCall, onOpen }: PhonesProps) {
  const { t } = useTranslation('leads')
  return (
    <Part title={t('panel.phones')}>
      {lead.phones.length === 0 && <p className="text-muted-foreground">{t('panel.noPhones')}</p>}
      <ul className="flex flex-col">
        {lead.phones.map((one) => {
          const callable = one.state === 'ok' && !one.doNotCall && !one.placeholder
          return (
            <li key={one.position} className="flex min-h-8 flex-wrap items-center gap-2">
              <span className={cn('tabular-nums', !callable && 'text-muted-foreground line-through')}>
                {formatPhone(one.phone)}
              </span>
              <span className="text-xs text-muted-foreground">{t(`phoneType.${one.type}`)}</span>
              {one.state !== 'ok' && <Badge tone="warn">{t(`panel.${one.state}`)}</Badge>}
              {one.doNotCall && <Badge tone="danger">{t('panel.doNotCall')}</Badge>}
              {one.placeholder && <Badge tone="warn">{t('panel.placeholder')}</Badge>}
              {callable && (
                <Button
                  variant="quiet"
                  size="icon-sm"
                  className="ml-auto touch:size-10"
                  aria-label={t('panel.callPhone', { phone: formatPhone(one.phone) })}
                  onClick={() => onCall(lead.id, one.position)}
                >
                  <Phone />
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {lead.samePhone.length > 0 && (
        <div className="mt-1">
          <h4 className="text-xs text-muted-foreground">{t('panel.samePhone')}</h4>
          <ul>
            {lead.samePhone.map((other) => (
              <li key={other.id}>
                <Button variant="link" size="sm" className="-ml-2 max-w-full" onClick={() => onOpen(other.id)}>
                  <span className="truncate">{[leadTitle(other), leadPlace(other)].filter(Boolean).join(' · ')}</span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Part>
  )
}
