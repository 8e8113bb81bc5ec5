import type { ImportView } from '@telehub/contracts'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Badge } from '@/ui/badge.tsx'
import type { ColumnCheck } from './check-columns.ts'
import { SaveMapping } from './save-mapping.tsx'
import { SavedMappings } from './saved-mappings.tsx'

/** How much of the file is understood, and mappings to use or to keep. */
export function MappingBar({ of, check }: { of: ImportView; check: ColumnCheck }) {
  const { t } = useTranslation('imports')
  const said = (['known', 'kept', 'ignored'] as const).filter((one) => check[one] > 0)
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2 border-b border-border px-4 py-1.5">
      <p className="text-sm text-muted-foreground">
        {said.map((one) => t(`columns.${one}`, { count: check[one], n: formatCount(check[one]) })).join(' · ')}
      </p>
      {check.guesses > 0 && (
        <Badge tone="warn">{t('columns.guesses', { count: check.guesses, n: formatCount(check.guesses) })}</Badge>
      )}
      {of.mappingName && <Badge tone="primary">{t('saved.used', { name: of.mappingName })}</Badge>}
      <div className="ml-auto flex gap-2 max-md:ml-0">
        <SavedMappings of={of} />
        <SaveMapping of={of} />
      </div>
    </div>
  )
}
