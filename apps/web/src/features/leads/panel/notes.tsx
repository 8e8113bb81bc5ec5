import type { LeadView } from '@telehub/contracts'
import { useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Part } from './part.tsx'

const long = 280

/** The beginning of the notes; the whole of them on demand. */
export function Notes({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('leads')
  const [all, setAll] = useState(false)
  const isLong = lead.notes.length > long || lead.notes.split('\n').length > 5
  return (
    <Part title={t('panel.notes')}>
      {lead.notes ? (
        <p className={cn('break-words whitespace-pre-line', isLong && !all && 'line-clamp-5')}>{lead.notes}</p>
      ) : (
        <p className="text-muted-foreground">{t('panel.noNotes')}</p>
      )}
      {isLong && (
        <Button variant="link" size="sm" className="-ml-2" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('panel.showLess') : t('panel.showAll')}
        </Button>
      )}
    </Part>
  )
}
