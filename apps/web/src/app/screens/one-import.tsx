import { useParams } from '@tanstack/react-router'
import { useImportNews } from '@/features/imports/list/use-imports.ts'
import { ImportFrame } from '@/features/imports/one/import-frame.tsx'
import { DropVeil } from '@/features/imports/upload/drop-veil.tsx'
import { UploadPanel } from '@/features/imports/upload/upload-panel.tsx'
import { useFileDrop } from '@/features/imports/upload/use-file-drop.ts'
import { useTakeFile } from '@/features/imports/upload/use-take-file.ts'

/** One import. A file dropped here begins another one: the corrected rows of this one, most likely. */
export function OneImportScreen() {
  const { importId } = useParams({ from: '/shell/imports/$importId' })
  useImportNews()
  const take = useTakeFile()
  const over = useFileDrop(take)
  return (
    <>
      <ImportFrame id={Number(importId)} uploadPanel={<UploadPanel onFiles={take} />} />
      <DropVeil over={over} />
    </>
  )
}
