import type { ImportView } from '@telehub/contracts'
import { ListChecks } from 'lucide-react'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { useMedia } from '@/lib/use-media.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { Split } from '@/ui/split.tsx'
import { VirtualList } from '@/ui/virtual-list.tsx'
import type { Outcome } from '../words.ts'
import { LedgerDetail } from './ledger-detail.tsx'
import { LedgerHeadings, LedgerLine } from './ledger-row.tsx'
import { OutcomeFilter } from './outcome-filter.tsx'
import { useLedger } from './use-ledger.ts'

export interface LedgerPlace {
  outcome?: Outcome | undefined
  /** The number of the row that is open. */
  row?: number | undefined
}
interface LedgerProps {
  of: ImportView
  place: LedgerPlace
  onPlace: (next: LedgerPlace) => void
}

/** What became of every row of the file. J and K walk the rows with all of one open beside. */
export function Ledger({ of, place, onPlace }: LedgerProps) {
  const { t } = useTranslation('imports')
  const { outcome } = place
  const { rows, loaded, error, hasMore, moreFailed, more, again, retry } = useLedger(of.id, outcome, of.position)
  const wide = useMedia('(min-width: 768px)')
  const at = rows.findIndex((row) => row.rowNumber === place.row)
  const chosen = rows[at]
  const open = (row: number | undefined) => onPlace({ outcome, row })
  const walk = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    if (next) open(next.rowNumber)
  }
  const scope = t('title')
  useShortcut('j', () => walk(1), { label: t('ledger.next'), scope, repeats: true })
  useShortcut('k', () => walk(at < 0 ? 0 : -1), { label: t('ledger.previous'), scope, repeats: true })
  useShortcut('escape', () => open(undefined), { label: t('ledger.close'), scope, enabled: at >= 0 })

  const list = () => {
    if (error && !loaded) return <ErrorState error={error} onRetry={retry} />
    if (!loaded) return <SkeletonRows rows={12} />
    if (rows.length === 0) return <EmptyState icon={ListChecks} title={t(outcome ? 'ledger.none' : 'ledger.empty')} />
    return (
      <>
        <LedgerHeadings />
        <VirtualList
          key={`${outcome ?? 'all'} ${wide}`}
          label={t('ledger.label')}
          items={rows}
          keyOf={(row) => row.rowNumber}
          rowHeight={wide ? 36 : 56}
          activeIndex={at}
          onEndReached={more}
          className="min-h-0 flex-1"
          footer={
            <p className="flex h-12 items-center justify-center gap-2 text-xs text-muted-foreground">
              {moreFailed ? (
                <>
                  {t('ledger.moreFailed')}
                  <RetryMore onRetry={again} />
                </>
              ) : hasMore ? (
                t('ledger.more')
              ) : (
                t('ledger.end', { count: rows.length, n: formatCount(rows.length) })
              )}
            </p>
          }
        >
          {(row) => <LedgerLine row={row} open={row.rowNumber === place.row} onOpen={() => open(row.rowNumber)} />}
        </VirtualList>
      </>
    )
  }
  return (
    <Split
      panelLabel={t('ledger.detail')}
      panel={
        chosen ? <LedgerDetail row={chosen} headings={of.reading.headings} onClose={() => open(undefined)} /> : null
      }
      reserve={<p className="px-4 py-14 text-center text-muted-foreground">{t('ledger.detailNone')}</p>}
    >
      <div className="flex h-full flex-col">
        <OutcomeFilter
          counts={of.counts}
          value={outcome}
          onChange={(next) => onPlace({ outcome: next, row: undefined })}
        />
        {list()}
      </div>
    </Split>
  )
}

function RetryMore({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('common')
  return (
    <Button size="sm" onClick={onRetry}>
      {t('retry')}
    </Button>
  )
}
