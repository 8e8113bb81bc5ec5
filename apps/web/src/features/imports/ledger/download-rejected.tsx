import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { apiFile, saveFile } from '@/lib/api-client.ts'
import { describeError } from '@/lib/api-error.ts'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'

/** The rejected rows as a file to correct and hand in again. */
export function DownloadRejected({ id, count }: { id: number; count: number }) {
  const { t } = useTranslation('imports')
  const download = useMutation({
    mutationFn: () => apiFile('GET /api/imports/{id}/rejected.csv', { params: { id } }),
    onSuccess: ({ blob, name }) => saveFile(blob, name ?? `rejected-rows-${id}.csv`),
    onError: (error) => void toast.error(describeError(error).title),
  })
  return (
    <Button busy={download.isPending} onClick={() => download.mutate()}>
      <Download aria-hidden="true" />
      {t('run.download', { count, n: formatCount(count) })}
    </Button>
  )
}
