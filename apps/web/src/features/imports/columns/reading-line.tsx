import type { ImportView } from '@telehub/contracts'
import { useState } from 'react'
import { formatBytes, formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { layouts } from '../words.ts'
import { ReadAgain } from './read-again.tsx'

const delimiters = ['comma', 'semicolon', 'tab', 'pipe'] as const

/** How the file was understood, in one line, with the way to correct it. */
export function ReadingLine({ of }: { of: ImportView }) {
  const { t } = useTranslation('imports')
  const [open, setOpen] = useState(false)
  const { reading } = of
  const delimiter = delimiters.find((name) => name === reading.delimiter)
  const layout = layouts.find((name) => name === reading.layout)
  const n = formatCount(reading.rows)
  const facts = [
    t(`reading.${reading.kind}`),
    reading.encoding,
    reading.delimiter &&
      (delimiter ? t(`reading.${delimiter}`) : t('reading.otherDelimiter', { mark: reading.delimiter })),
    reading.sheet && t('reading.sheet', { sheet: reading.sheet }),
    reading.headingLine === null
      ? t('reading.noHeadings')
      : t('reading.headingLine', { line: formatCount(reading.headingLine) }),
    reading.rowsAreExact ? t('list.rows', { count: reading.rows, n }) : t('list.aboutRows', { n }),
    reading.layout && t('reading.layout', { layout: layout ? t(`reading.layouts.${layout}`) : reading.layout }),
    formatBytes(of.bytes),
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-border px-4 py-2.5">
      <p className="min-w-0">
        <span className="text-muted-foreground">{t('reading.asked')} </span>
        {facts.map((fact, i) => (
          <span key={fact}>
            {i > 0 && (
              <span aria-hidden="true" className="px-1 text-muted-foreground">
                ·
              </span>
            )}
            <span className="font-medium tabular-nums">{fact}</span>
          </span>
        ))}
      </p>
      <Button variant="link" size="sm" onClick={() => setOpen(true)}>
        {t('reading.change')}
      </Button>
      {open && <ReadAgain of={of} onClose={() => setOpen(false)} />}
    </div>
  )
}
