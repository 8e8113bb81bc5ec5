import { ImportList } from '@/features/imports/list/import-list.tsx'
import { useImportNews } from '@/features/imports/list/use-imports.ts'
import { DropVeil } from '@/features/imports/upload/drop-veil.tsx'
import { FileButton } from '@/features/imports/upload/file-button.tsx'
import { UploadPanel } from '@/features/imports/upload/upload-panel.tsx'
import { useFileDrop } from '@/features/imports/upload/use-file-drop.ts'
import { useTakeFile } from '@/features/imports/upload/use-take-file.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Page, PageHeader } from '@/ui/page.tsx'

/** Where a list is handed in, and what became of those before. */
export function ImportsScreen() {
  const { t } = useTranslation('imports')
  useTitle(t('title'))
  useImportNews()
  const take = useTakeFile()
  const over = useFileDrop(take)
  return (
    <Page>
      <PageHeader
        title={t('title')}
        meta={<span className="max-md:hidden">{t('upload.drop')}</span>}
        actions={<FileButton variant="primary" shortcut="u" onFiles={take} />}
      />
      <UploadPanel onFiles={take} />
      <div className="min-h-0 flex-1">
        <ImportList start={<FileButton onFiles={take} />} />
      </div>
      <DropVeil over={over} />
    </Page>
  )
}
