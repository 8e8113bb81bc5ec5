import { TriangleAlert } from 'lucide-react'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Badge } from '@/ui/badge.tsx'
import { cn } from '@/ui/cn.ts'
import { outcomeTones } from '../words.ts'
import type { LedgerRow } from './use-ledger.ts'

const columns =
  'grid grid-cols-[4rem_minmax(0,1fr)_auto] items-center gap-x-3 px-4 md:grid-cols-[4.5rem_6.5rem_minmax(0,2fr)_minmax(0,3fr)]'

export function LedgerHeadings() {
  const { t } = useTranslation('imports')
  return (
    <div
      aria-hidden="true"
      className={cn(columns, 'h-8 shrink-0 border-b border-border text-xs text-muted-foreground max-md:hidden')}
    >
      <span>{t('ledger.line')}</span>
      <span>{t('ledger.outcome')}</span>
      <span>{t('ledger.lead')}</span>
      <span>{t('ledger.why')}</span>
    </div>
  )
}

/** Who a row is about: the lead it became, or what stands in it. */
export const nameOfRow = (row: LedgerRow): string =>
  row.leadName ??
  (row.cells ?? [])
    .filter((cell) => cell.trim() !== '')
    .slice(0, 3)
    .join(' · ')

interface RowProps {
  row: LedgerRow
  open: boolean
  onOpen: () => void
}

export function LedgerLine({ row, open, onOpen }: RowProps) {
  const { t } = useTranslation('imports')
  const why = [row.reason, ...row.warnings].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      aria-current={open || undefined}
      onClick={onOpen}
      className={cn(
        columns,
        'h-full w-full border-b border-border/60 text-left outline-offset-[-2px] transition-colors max-md:content-center max-md:gap-y-0.5',
        open ? 'bg-selected' : 'hover:bg-accent/60',
      )}
    >
      <span className="text-muted-foreground tabular-nums">{formatCount(row.line)}</span>
      <span className="max-md:order-3">
        <Badge tone={outcomeTones[row.outcome]}>{t(`outcome.${row.outcome}`)}</Badge>
      </span>
      <span className={cn('truncate', row.leadId !== null && 'font-medium')}>{nameOfRow(row)}</span>
      <span
        className={cn(
          'flex min-w-0 items-center gap-1.5 max-md:order-4 max-md:col-span-2 max-md:col-start-2 max-md:text-xs',
          row.reason ? 'text-danger-text' : 'text-muted-foreground',
        )}
      >
        {!row.reason && why && <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0 text-warn-text" />}
        <span className="truncate">{why}</span>
      </span>
    </button>
  )
}
