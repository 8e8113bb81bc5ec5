import type { ImportField, ImportView } from '@telehub/contracts'
import { useMemo } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import type { ComboboxOption } from '@/ui/combobox.tsx'
import { fields } from '../words.ts'
import type { ColumnCheck } from './check-columns.ts'
import { ColumnRow } from './column-row.tsx'

interface ColumnListProps {
  columns: ImportView['columns']
  check: ColumnCheck
  onChoose: (column: { index: number; heading: string; field: ImportField }) => void
}

const hinted = ['custom', 'ignore', 'phone', 'notes', 'owner', 'doNotCall'] as const

/** The columns of the file on the left, what they become on the right. */
export function ColumnList({ columns, check, onChoose }: ColumnListProps) {
  const { t } = useTranslation('imports')
  const options = useMemo(
    () =>
      fields.map((field): ComboboxOption<ImportField> => {
        const hint = hinted.find((one) => one === field)
        return { value: field, label: t(`field.${field}`), ...(hint && { hint: t(`fieldHint.${hint}`) }) }
      }),
    [t],
  )
  return (
    <div>
      <div
        aria-hidden="true"
        className="grid h-8 grid-cols-[minmax(0,1fr)_1rem_minmax(0,18rem)] items-center gap-x-3 border-b border-border px-4 text-xs text-muted-foreground max-md:hidden"
      >
        <span>{t('columns.inFile')}</span>
        <span />
        <span>{t('columns.inTeleHub')}</span>
      </div>
      <ul aria-label={t('columns.label')}>
        {columns.map((column) => (
          <ColumnRow
            key={column.index}
            column={column}
            options={options}
            shared={check.shared.get(column.index)}
            onChoose={(field) => onChoose({ index: column.index, heading: column.heading, field })}
          />
        ))}
      </ul>
    </div>
  )
}
