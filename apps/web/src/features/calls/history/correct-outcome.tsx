import { useQuery } from '@tanstack/react-query'
import type { CallView } from '@telehub/contracts'
import { useState } from 'react'
import { formatSpan } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { useUser } from '@/lib/session.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { CorrectDialog } from './correct-dialog.tsx'

const standardMinutes = 15

/** May I correct this outcome: its agent for a while, who leads the team at any time. Says how long. */
export function CorrectOutcome({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const me = useUser()
  const now = useNow()
  const [open, setOpen] = useState(false)
  const { data: settings } = useQuery({ ...get('GET /api/settings'), staleTime: 10 * 60_000 })
  if (!call.disposition || !call.disposedAt) {
    const isMine = call.phase === 'wrapping' && call.agentId === me.id
    return isMine ? <p className="text-muted-foreground">{t('detail.dispose')}</p> : null
  }
  const until = Date.parse(call.disposedAt) + (settings?.desk.correctionMinutes ?? standardMinutes) * 60_000
  const left = until - now
  if (me.role === 'agent' && (call.agentId !== me.id || left <= 0)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {t('detail.correct')}
        {me.role === 'agent' && (
          <span className="font-normal text-muted-foreground">
            {t('detail.correctFor', { span: formatSpan(left) })}
          </span>
        )}
      </Button>
      {open && <CorrectDialog call={call} onClose={() => setOpen(false)} />}
    </>
  )
}
