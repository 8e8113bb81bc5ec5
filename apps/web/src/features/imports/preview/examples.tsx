import type { ImportView } from '@telehub/contracts'
import { TriangleAlert } from 'lucide-react'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Badge } from '@/ui/badge.tsx'
import { type Outcome, outcomeTones } from '../words.ts'

type Example = NonNullable<ImportView['preview']>['examples'][number]
interface ExamplesProps {
  outcome: Outcome
  total: number
  examples: readonly Example[]
}

/** The first rows with one outcome: where they stand in the file, who they are, and what is to be said of them. */
export function Examples({ outcome, total, examples }: ExamplesProps) {
  const { t } = useTranslation('imports')
  return (
    <section className="min-w-0">
      <h3 className="flex items-center gap-2 border-b border-border pb-1.5">
        <Badge tone={outcomeTones[outcome]}>{t(`outcome.${outcome}`)}</Badge>
        <span className="text-xs text-muted-foreground tabular-nums">{formatCount(total)}</span>
      </h3>
      <ul>
        {examples.map((example) => (
          <li key={example.line} className="flex gap-3 border-b border-border/60 py-2 last:border-0">
            <span className="w-20 shrink-0 text-muted-foreground tabular-nums">
              {t('preview.line', { n: formatCount(example.line) })}
            </span>
            <div className="min-w-0 flex-1">
              <p className="truncate" title={example.lead}>
                {example.lead || t('preview.noName')}
              </p>
              {example.reason && <p className="text-danger-text">{example.reason}</p>}
              {example.warnings.map((warning) => (
                <p key={warning} className="flex items-start gap-1.5 text-xs text-muted-foreground">
                  <TriangleAlert aria-hidden="true" className="mt-0.5 size-3 shrink-0 text-warn-text" />
                  <span className="min-w-0 break-words">{warning}</span>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
