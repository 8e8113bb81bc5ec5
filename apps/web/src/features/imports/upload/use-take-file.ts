import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { formatBytes } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { toast } from '@/lib/toast.ts'
import { refusalBefore, refuse, sendFile, uploading } from './uploading.ts'

/** Takes the files somebody chose or dropped: sends the first one and goes to the import it becomes, unless the page was left meanwhile. */
export function useTakeFile(): (files: readonly File[]) => void {
  const { t } = useTranslation('imports')
  const navigate = useNavigate()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  return (files) => {
    const [file] = files
    if (!file) return
    const now = uploading.get()
    if (now.state === 'sending' || now.state === 'reading') {
      toast.show(t('upload.oneAtATime'), { detail: t('upload.oneAtATimeDetail', { name: now.file.name }) })
      return
    }
    if (files.length > 1) toast.show(t('upload.oneAtATime'), { detail: t('upload.severalFiles', { name: file.name }) })
    const refusal = refusalBefore(file, {
      tooLarge: t('upload.tooLarge', { size: formatBytes(file.size) }),
      empty: t('upload.empty'),
    })
    if (refusal) return refuse(file, refusal)
    void sendFile(file).then((view) => {
      if (view && here.current) void navigate({ to: '/imports/$importId', params: { importId: String(view.id) } })
    })
  }
}
