import type { ImportView } from '@telehub/contracts'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { type Outcome, outcomes } from '../words.ts'

const bars: Record<Outcome, string> = {
  created: 'bg-ok',
  updated: 'bg-primary',
  merged: 'bg-primary/60',
  unchanged: 'bg-muted-foreground/35',
  rejected: 'bg-danger',
}

/** The five counts with what they mean, over a bar of their shares. */
export function OutcomeCounts({ counts, label }: { counts: ImportView['counts']; label: string }) {
  const { t } = useTranslation('imports')
  const all = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  return (
    <section aria-label={label} className="border-b border-border">
      <dl className="grid grid-cols-2 sm:grid-cols-3 md:grid-cols-5">
        {outcomes.map((outcome) => (
          <div key={outcome} className="flex min-w-0 flex-col px-4 py-3">
            <dt className="flex items-center gap-1.5 text-xs text-muted-foreground">
              <span aria-hidden="true" className={cn('size-2 rounded-full', bars[outcome])} />
              {t(`outcome.${outcome}`)}
            </dt>
            <dd
              className={cn(
                'text-xl font-semibold tracking-tight tabular-nums',
                counts[outcome] === 0 && 'text-muted-foreground',
                outcome === 'rejected' && counts.rejected > 0 && 'text-danger-text',
              )}
            >
              {formatCount(counts[outcome])}
            </dd>
            <dd className="text-xs text-muted-foreground">{t(`outcomeMeans.${outcome}`)}</dd>
          </div>
        ))}
      </dl>
      <div aria-hidden="true" className="flex h-1 bg-muted">
        {all > 0 &&
          outcomes.map((outcome) => (
            <span
              key={outcome}
              className={cn('transition-[flex-grow] duration-180', bars[outcome])}
              style={{ flexGrow: counts[outcome], flexBasis: 0 }}
            />
          ))}
      </div>
    </section>
  )
}
