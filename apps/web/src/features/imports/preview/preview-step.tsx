import type { ImportView } from '@telehub/contracts'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { Section } from '@/ui/page.tsx'
import { outcomes, writtenOf } from '../words.ts'
import { Examples } from './examples.tsx'
import { OutcomeCounts } from './outcome-counts.tsx'
import { Reasons } from './reasons.tsx'

/** What a run would do: how many of each outcome, why rows would be rejected, and examples. */
export function PreviewStep({ preview }: { preview: NonNullable<ImportView['preview']> }) {
  const { t } = useTranslation('imports')
  const n = formatCount(preview.rows)
  const shown = outcomes.filter((outcome) => preview.examples.some((example) => example.outcome === outcome))
  const allRejected = preview.counts.rejected === preview.rows
  return (
    <>
      <OutcomeCounts counts={preview.counts} label={t('preview.label')} />
      <p className="border-b border-border px-4 py-2.5 text-muted-foreground">
        {preview.complete ? t('preview.rows', { count: preview.rows, n }) : t('preview.part', { n })}
      </p>
      {preview.complete && writtenOf(preview.counts) === 0 && (
        <div className={cn('border-b border-border px-4 py-3', allRejected ? 'bg-warn-soft' : 'bg-muted/60')}>
          <p className={cn('font-medium', allRejected && 'text-warn-text')}>
            {t(allRejected ? 'preview.allRejected' : 'preview.nothing')}
          </p>
          <p className={cn(!allRejected && 'text-muted-foreground')}>
            {t(allRejected ? 'preview.allRejectedText' : 'preview.nothingText')}
          </p>
        </div>
      )}
      {preview.counts.rejected > 0 && (
        <Section title={t('preview.reasons')} {...(!allRejected && { description: t('preview.reasonsText') })}>
          <Reasons reasons={preview.reasons} />
        </Section>
      )}
      <Section title={t('preview.examples')} description={t('preview.examplesText')}>
        <div className="grid gap-x-10 gap-y-6 xl:grid-cols-2">
          {shown.map((outcome) => (
            <Examples
              key={outcome}
              outcome={outcome}
              total={preview.counts[outcome]}
              examples={preview.examples.filter((example) => example.outcome === outcome)}
            />
          ))}
        </div>
      </Section>
    </>
  )
}
