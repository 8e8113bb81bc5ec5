import type { ImportView } from '@telehub/contracts'
import { formatCount, formatSpan } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Progress } from '@/ui/progress.tsx'
import { useCancel } from '../one/use-import.ts'
import { useRemaining } from './remaining.ts'

/** How far a run is, with a way to stop it. */
export function RunProgress({ of }: { of: ImportView }) {
  const { t } = useTranslation('imports')
  const cancel = useCancel(of.id)
  const now = useNow('second')
  const waiting = of.status === 'queued'
  const total = of.total ?? (of.reading.rowsAreExact ? of.reading.rows : null)
  const left = useRemaining(of.position, total, now)
  const done = formatCount(of.position)
  const label = total === null ? t('run.soFar', { done }) : t('run.of', { done, total: formatCount(total) })
  return (
    <div className="border-b border-border px-4 py-4">
      <div className="flex items-center gap-3">
        <div role="status" className="min-w-0 flex-1">
          <h2 className="text-base font-semibold">{t(waiting ? 'run.queued' : 'run.running')}</h2>
        </div>
        <Button size="sm" busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('run.stop')}
        </Button>
      </div>
      <Progress label={t('run.progress')} value={total ? of.position / total : null} className="mt-3" />
      <p className="mt-2 flex flex-wrap gap-x-3 tabular-nums">
        <span>{label}</span>
        {left !== null && (
          <span className="text-muted-foreground">
            {left < 60_000 ? t('run.moment') : t('run.remaining', { span: formatSpan(left) })}
          </span>
        )}
      </p>
      <p className="mt-1 text-muted-foreground">{t(waiting ? 'run.queuedText' : 'run.leave')}</p>
      {cancel.error && <ErrorLine error={cancel.error} className="mt-3" />}
    </div>
  )
}
