import type { ImportField, ImportView } from '@telehub/contracts'
import { ArrowRight } from 'lucide-react'
import { useTranslation } from '@/lib/i18n.ts'
import { Badge } from '@/ui/badge.tsx'
import { cn } from '@/ui/cn.ts'
import { Combobox, type ComboboxOption } from '@/ui/combobox.tsx'
import type { ColumnCheck } from './check-columns.ts'

interface ColumnRowProps {
  column: ImportView['columns'][number]
  options: readonly ComboboxOption<ImportField>[]
  shared: ReturnType<ColumnCheck['shared']['get']>
  onChoose: (field: ImportField) => void
}

const samplesShown = 3

/** A column of the file with its first values, and what it becomes. */
export function ColumnRow({ column, options, shared, onChoose }: ColumnRowProps) {
  const { t } = useTranslation('imports')
  const { field, confidence } = column
  const heading = column.heading || t('columns.unnamed', { n: column.index + 1 })
  const samples = column.samples.slice(0, samplesShown)
  const aside = field === 'custom' || field === 'ignore'
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-3 gap-y-2 border-b border-border/60 px-4 py-2.5 md:grid-cols-[minmax(0,1fr)_1rem_minmax(0,18rem)]">
      <div className="min-w-0">
        <p className={cn('truncate font-medium', field === 'ignore' && 'text-muted-foreground line-through')}>
          {heading}
        </p>
        <ul className="mt-0.5 flex min-w-0 gap-x-1.5 text-xs text-muted-foreground">
          {samples.map((sample, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: values may repeat, and never move
            <li key={i} title={sample} className="flex min-w-0 gap-x-1.5 [flex:0_1_auto]">
              {i > 0 && <span aria-hidden="true">·</span>}
              <span className="truncate">{sample}</span>
            </li>
          ))}
          {samples.length === 0 && <li className="italic">{t('columns.noValues')}</li>}
        </ul>
      </div>
      <ArrowRight aria-hidden="true" className="mt-2 size-4 text-muted-foreground max-md:hidden" />
      <div className="min-w-0">
        <Combobox
          label={t('columns.fieldOf', { heading })}
          aria-label={t('columns.fieldOf', { heading })}
          placeholder={t('field.custom')}
          options={options}
          value={field}
          onValueChange={onChoose}
          {...(aside && { className: 'text-muted-foreground' })}
        />
        <p className="mt-1 flex min-h-5 items-center gap-1.5 text-xs text-muted-foreground">
          {!aside && confidence === 'guess' && <Badge tone="warn">{t('confidence.guess')}</Badge>}
          <span className="min-w-0 truncate" title={column.why}>
            {!aside && confidence !== 'guess' && `${t(`confidence.${confidence}`)}${column.why ? ' · ' : ''}`}
            {column.why}
          </span>
        </p>
        {shared && (
          <p className="text-xs text-warn-text">
            {t(shared.joined ? 'sharedJoined' : 'shared', { heading: shared.heading })}
          </p>
        )}
      </div>
    </li>
  )
}
