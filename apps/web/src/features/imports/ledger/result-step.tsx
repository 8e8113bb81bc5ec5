import type { ImportView } from '@telehub/contracts'
import { useTranslation } from '@/lib/i18n.ts'
import { OutcomeCounts } from '../preview/outcome-counts.tsx'
import { isUnderWay } from '../words.ts'
import { Ledger, type LedgerPlace } from './ledger.tsx'
import { ResultLine } from './result-line.tsx'
import { RunProgress } from './run-progress.tsx'

interface ResultStepProps {
  of: ImportView
  place: LedgerPlace
  onPlace: (next: LedgerPlace) => void
  onChange: () => void
}

/** The run while it lasts; after it what became of every row. */
export function ResultStep({ of, place, onPlace, onChange }: ResultStepProps) {
  const { t } = useTranslation('imports')
  if (isUnderWay(of.status)) {
    return (
      <div className="h-full overflow-y-auto">
        <RunProgress key={of.status} of={of} />
        <OutcomeCounts counts={of.counts} label={t('run.progress')} />
      </div>
    )
  }
  return (
    <div className="flex h-full flex-col">
      <ResultLine of={of} onChange={onChange} />
      {of.position > 0 && (
        <div className="min-h-0 flex-1">
          <Ledger of={of} place={place} onPlace={onPlace} />
        </div>
      )}
    </div>
  )
}
