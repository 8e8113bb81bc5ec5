import { CircleAlert, X } from 'lucide-react'
import { describeError } from '@/lib/api-error.ts'
import { formatBytes } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useStore } from '@/lib/store.ts'
import { Button } from '@/ui/button.tsx'
import { Progress } from '@/ui/progress.tsx'
import { FileButton } from './file-button.tsx'
import { forgetUpload, mayRetry, uploading } from './uploading.ts'

/** How far the file is, or why it was not taken and what to do. Nothing while there is none. */
export function UploadPanel({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('imports')
  const common = useTranslation('common').t
  const now = useStore(uploading)
  switch (now.state) {
    case 'idle':
      return null
    case 'refused': {
      const { title, detail } = describeError(now.error)
      return (
        <div role="alert" className="flex items-start gap-3 border-b border-border bg-danger-soft px-4 py-3">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-text" />
          <div className="min-w-0 flex-1">
            <p className="font-medium break-words text-danger-text">{t('upload.refused', { name: now.file.name })}</p>
            <p className="mt-0.5">
              {title} {detail}
            </p>
            <div className="mt-2.5 flex flex-wrap gap-2">
              {mayRetry(now.error) && <Button onClick={() => onFiles([now.file])}>{common('retry')}</Button>}
              <FileButton onFiles={onFiles}>{t('chooseAnother')}</FileButton>
            </div>
          </div>
          <Button variant="quiet" size="icon-sm" aria-label={common('close')} onClick={forgetUpload}>
            <X />
          </Button>
        </div>
      )
    }
    case 'sending':
    case 'reading': {
      const sending = now.state === 'sending'
      const label = t(sending ? 'upload.sending' : 'upload.reading', { name: now.file.name })
      return (
        <div className="border-b border-border px-4 py-3">
          <div className="flex items-center gap-3">
            <p role="status" className="min-w-0 flex-1 truncate font-medium">
              {label}
            </p>
            <Button size="sm" onClick={now.stop}>
              {t('upload.stop')}
            </Button>
          </div>
          <Progress label={label} value={sending ? now.share : null} className="mt-2" />
          <p className="mt-1.5 text-xs text-muted-foreground tabular-nums">
            {sending
              ? t('upload.sent', {
                  sent: formatBytes(now.file.size * now.share),
                  size: formatBytes(now.file.size),
                })
              : t('upload.readingDetail')}
          </p>
        </div>
      )
    }
  }
}
