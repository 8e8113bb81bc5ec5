import { Link } from '@tanstack/react-router'
import type { ImportView } from '@telehub/contracts'
import { CircleAlert, CircleCheck, CircleStop } from 'lucide-react'
import { formatCount, formatSpan } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { useRun } from '../one/use-import.ts'
import { FileButton } from '../upload/file-button.tsx'
import { useTakeFile } from '../upload/use-take-file.ts'
import { canStillChange, writtenOf } from '../words.ts'
import { DownloadRejected } from './download-rejected.tsx'

interface ResultLineProps {
  of: ImportView
  onChange: () => void
}

/** How an import ended, and what can be done now. */
export function ResultLine({ of, onChange }: ResultLineProps) {
  const { t } = useTranslation('imports')
  const run = useRun(of.id)
  const take = useTakeFile()
  const completed = of.status === 'completed'
  const failed = of.status === 'failed'
  const changeable = canStillChange(of)
  const Icon = completed ? CircleCheck : failed ? CircleAlert : CircleStop
  const done = formatCount(of.position)
  const title = completed
    ? t(writtenOf(of.counts) > 0 ? 'run.completed' : 'run.completedNothing')
    : failed
      ? t('run.failed', { done })
      : changeable
        ? t('run.cancelledEarly')
        : t('run.cancelled', { done })
  const took = of.startedAt && of.finishedAt ? Date.parse(of.finishedAt) - Date.parse(of.startedAt) : null
  const text = failed ? of.error : completed ? null : t(changeable ? 'run.cancelledEarlyText' : 'run.cancelledText')
  return (
    <div className="border-b border-border px-4 py-3.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 items-start gap-2.5">
          <Icon
            aria-hidden="true"
            className={`mt-0.5 size-4.5 shrink-0 ${completed ? 'text-ok-text' : failed ? 'text-danger-text' : 'text-warn-text'}`}
          />
          <div role="status" className="min-w-0">
            <h2 className="text-base font-semibold">
              {title}
              {completed && took !== null && took >= 60_000 && (
                <span className="font-normal text-muted-foreground"> {t('run.took', { span: formatSpan(took) })}</span>
              )}
            </h2>
            {text && <p className="text-muted-foreground">{text}</p>}
            {of.counts.rejected > 0 && <p className="text-muted-foreground">{t('run.correct')}</p>}
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          {!completed && changeable && <Button onClick={onChange}>{t('run.change')}</Button>}
          {!completed && (
            <Button variant="primary" busy={run.isPending} onClick={() => run.mutate()}>
              {t('run.goOn')}
            </Button>
          )}
          {of.counts.rejected > 0 && (
            <>
              <DownloadRejected id={of.id} count={of.counts.rejected} />
              <FileButton onFiles={take}>{t('run.chooseCorrected')}</FileButton>
            </>
          )}
          {writtenOf(of.counts) > 0 && (
            <Button asChild>
              <Link to="/queue" search={{ scope: 'all', sort: 'created' }}>
                {t('run.toQueue')}
              </Link>
            </Button>
          )}
        </div>
      </div>
      {run.error && <ErrorLine error={run.error} className="mt-3" />}
    </div>
  )
}
