import { Link } from '@tanstack/react-router'
import type { ImportView } from '@telehub/contracts'
import { FileSpreadsheet, FileText } from 'lucide-react'
import { formatCount, formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Badge } from '@/ui/badge.tsx'
import { cn } from '@/ui/cn.ts'
import { Progress } from '@/ui/progress.tsx'
import { isUnderWay, outcomes, statusTones } from '../words.ts'

const columns =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 md:grid-cols-[minmax(0,2fr)_7.5rem_minmax(0,2fr)_minmax(0,8rem)_8.5rem]'

export function ImportHeadings() {
  const { t } = useTranslation('imports')
  return (
    <div
      aria-hidden="true"
      className={cn(columns, 'h-8 shrink-0 border-b border-border text-xs text-muted-foreground max-md:hidden')}
    >
      <span>{t('list.file')}</span>
      <span>{t('list.state')}</span>
      <span>{t('list.result')}</span>
      <span>{t('list.by')}</span>
      <span className="text-right">{t('list.at')}</span>
    </div>
  )
}

export function ImportRow({ of }: { of: ImportView }) {
  const { t } = useTranslation('imports')
  const now = useNow()
  const Icon = of.reading.kind === 'xlsx' ? FileSpreadsheet : FileText
  return (
    <Link
      to="/imports/$importId"
      params={{ importId: String(of.id) }}
      className={cn(
        columns,
        'h-full border-b border-border/60 transition-colors outline-offset-[-2px] hover:bg-accent/60 max-md:content-center max-md:gap-y-0.5',
      )}
    >
      <span className="flex min-w-0 items-center gap-2">
        <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
        <span className="truncate font-medium">{of.fileName}</span>
      </span>
      <span>
        <Badge tone={statusTones[of.status]}>{t(`status.${of.status}`)}</Badge>
      </span>
      <Result of={of} />
      <span className="truncate text-muted-foreground max-md:hidden">{of.createdBy ?? t('list.nobody')}</span>
      <time dateTime={of.createdAt} className="truncate text-right text-muted-foreground max-md:text-xs">
        {formatWhen(of.createdAt, now)}
      </time>
    </Link>
  )
}

/** What has become of its rows so far, or how many there are. */
function Result({ of }: { of: ImportView }) {
  const { t } = useTranslation('imports')
  if (isUnderWay(of.status)) {
    const total = of.total ?? of.reading.rows
    const label = t('list.ofRows', { done: formatCount(of.position), total: formatCount(total) })
    return (
      <span className="flex min-w-0 items-center gap-3">
        <Progress label={label} value={total > 0 ? of.position / total : null} className="max-w-28" />
        <span className="truncate text-muted-foreground tabular-nums max-md:text-xs">{label}</span>
      </span>
    )
  }
  const counted = outcomes.filter((outcome) => of.counts[outcome] > 0)
  const rows = of.total ?? of.reading.rows
  return (
    <span className="min-w-0 truncate text-muted-foreground tabular-nums max-md:text-xs">
      {counted.length === 0
        ? t('list.rows', { count: rows, n: formatCount(rows) })
        : counted.map((outcome) => t(`counted.${outcome}`, { n: formatCount(of.counts[outcome]) })).join(' · ')}
    </span>
  )
}
