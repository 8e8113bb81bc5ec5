import type { ImportView } from '@telehub/contracts'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { type Outcome, outcomes } from '../words.ts'

interface OutcomeFilterProps {
  counts: ImportView['counts']
  value: Outcome | undefined
  onChange: (outcome: Outcome | undefined) => void
}

/** All rows or those with one outcome, each with how many there are. Outcomes that no row has are left away. */
export function OutcomeFilter({ counts, value, onChange }: OutcomeFilterProps) {
  const { t } = useTranslation('imports')
  const all = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  const shown = outcomes.filter((outcome) => counts[outcome] > 0 || outcome === value)
  const label = (name: string, n: number) => (
    <>
      {name} <span className="font-normal text-muted-foreground tabular-nums">{formatCount(n)}</span>
    </>
  )
  return (
    <div className="shrink-0 overflow-x-auto border-b border-border px-4 py-2">
      <Segmented
        label={t('ledger.filter')}
        value={value ?? 'all'}
        onValueChange={(next) => onChange(next === 'all' ? undefined : next)}
        options={[
          { value: 'all' as Outcome | 'all', label: label(t('ledger.all'), all) },
          ...shown.map((outcome) => ({
            value: outcome as Outcome | 'all',
            label: label(t(`outcome.${outcome}`), counts[outcome]),
          })),
        ]}
      />
    </div>
  )
}
