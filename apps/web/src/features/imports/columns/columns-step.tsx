import type { ImportView } from '@telehub/contracts'
import { useMemo } from 'react'
import { useChangeImport } from '../one/use-import.ts'
import { checkColumns } from './check-columns.ts'
import { ColumnList } from './column-list.tsx'
import { MappingBar } from './mapping-bar.tsx'
import { MissingWarning } from './missing-warning.tsx'
import { ReadingLine } from './reading-line.tsx'
import { RowOptions } from './row-options.tsx'

/** How the file was read, what its columns are, and what holds for every row. */
export function ColumnsStep({ of }: { of: ImportView }) {
  const { mutate } = useChangeImport(of.id)
  const check = useMemo(() => checkColumns(of.columns), [of.columns])
  return (
    <div className="lg:grid lg:min-h-full lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="min-w-0">
        <ReadingLine of={of} />
        {check.missing && <MissingWarning what={check.missing} reading={of.reading} />}
        <MappingBar of={of} check={check} />
        <ColumnList columns={of.columns} check={check} onChoose={(column) => mutate({ columns: [column] })} />
      </div>
      <aside className="border-border max-lg:border-t lg:border-l">
        <div className="px-4 py-4 lg:sticky lg:top-0">
          <RowOptions of={of} />
        </div>
      </aside>
    </div>
  )
}
