import { Link, useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Kbd } from '@/ui/kbd.tsx'
import { Facts } from '@/ui/page.tsx'
import { outcomeTones } from '../words.ts'
import { nameOfRow } from './ledger-row.tsx'
import type { LedgerRow } from './use-ledger.ts'

interface LedgerDetailProps {
  row: LedgerRow
  headings: readonly string[]
  onClose: () => void
}

/** All of one row: its outcome, the reason, the remarks, its cells, and the way to its lead. */
export function LedgerDetail({ row, headings, onClose }: LedgerDetailProps) {
  const { t } = useTranslation('imports')
  const navigate = useNavigate()
  const lead = row.leadName === null ? null : row.leadId
  useShortcut('o', () => lead !== null && void navigate({ to: '/queue', search: { scope: 'all', lead } }), {
    label: t('ledger.open'),
    scope: t('title'),
    enabled: lead !== null,
  })
  return (
    <div className="flex flex-col gap-5 px-4 py-4">
      <header className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2 text-muted-foreground tabular-nums">
            {t('ledger.title', { n: formatCount(row.line) })}
            <Badge tone={outcomeTones[row.outcome]}>{t(`outcome.${row.outcome}`)}</Badge>
          </p>
          <h2 className="mt-1 text-lg font-semibold break-words">{nameOfRow(row)}</h2>
        </div>
        <Button variant="quiet" size="icon-sm" aria-label={t('ledger.close')} onClick={onClose}>
          <X />
        </Button>
      </header>
      {lead !== null && (
        <Button asChild className="self-start">
          <Link to="/queue" search={{ scope: 'all', lead }}>
            {t('ledger.open')} <Kbd keys="o" />
          </Link>
        </Button>
      )}
      {row.outcome !== 'rejected' && row.leadName === null && (
        <p className="text-muted-foreground">{t('ledger.gone')}</p>
      )}
      {row.reason && (
        <section>
          <h3 className="font-medium">{t('ledger.reason')}</h3>
          <p className="mt-0.5 text-danger-text">{row.reason}</p>
        </section>
      )}
      {row.warnings.length > 0 && (
        <section>
          <h3 className="font-medium">{t('ledger.remarks')}</h3>
          <ul className="mt-0.5 flex flex-col gap-1">
            {row.warnings.map((warning) => (
              <li key={warning} className="break-words">
                {warning}
              </li>
            ))}
          </ul>
        </section>
      )}
      {row.cells && row.cells.length > 0 && (
        <section>
          <h3 className="mb-1.5 font-medium">{t('ledger.cells')}</h3>
          <Facts
            items={row.cells.flatMap((cell, i) =>
              // Beyond the headings only what is there is worth a line.
              cell.trim() === '' && i >= headings.length
                ? []
                : [
                    {
                      label: headings[i] || t('ledger.noHeading', { n: i + 1 }),
                      value: <span className="whitespace-pre-wrap">{cell.trim() || '–'}</span>,
                    },
                  ],
            )}
          />
        </section>
      )}
    </div>
  )
}
