import { useQuery } from '@tanstack/react-query'
import type { ReplyOf } from '@telehub/contracts'
import { useDeferredValue } from 'react'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { type NumberValues, readWhole } from './numbers.ts'

type Counts = ReplyOf<'GET /api/leads/counts'>

/** A count as far as it was counted: `10,000+` where the server stopped. */
const upTo = (n: number, cap: number) => (n >= cap ? `${formatCount(cap)}+` : formatCount(n))

/** All priorities together; each was counted up to the cap by itself. */
function total({ HOT, WARM, COLD, cap }: Counts): string {
  const sum = HOT + WARM + COLD
  return [HOT, WARM, COLD].some((n) => n >= cap) ? `${formatCount(sum)}+` : formatCount(sum)
}

const countsOf = (query: { scoreMin?: number; scoreMax?: number; vip?: boolean }) =>
  get('GET /api/leads/counts', { query: { scope: 'all', ...query } })

/** How the leads stand now, and how many have the scores that the bands as typed would cut at. */
export function BandCounts({ values }: { values: NumberValues }) {
  const { t } = useTranslation('settings')
  const hot = useDeferredValue(readWhole(values.hot ?? ''))
  const warm = useDeferredValue(readWhole(values.warm ?? ''))
  const usable = hot !== null && warm !== null && warm < hot && hot <= 100
  const now = useQuery(countsOf({}))
  const high = useQuery({ ...countsOf({ scoreMin: hot ?? 0 }), enabled: usable })
  const low = useQuery({ ...countsOf({ scoreMax: (warm ?? 0) - 1 }), enabled: usable && warm > 0 })
  if (!now.data) return <p className="h-10" />
  const { HOT, WARM, COLD, cap } = now.data
  return (
    <div aria-live="polite" className="min-h-10 text-sm text-muted-foreground">
      <p>{t('bands.now', { hot: upTo(HOT, cap), warm: upTo(WARM, cap), cold: upTo(COLD, cap) })}</p>
      {usable && high.data && (
        <p>
          {t('bands.high', { score: hot, n: total(high.data) })}
          {warm > 0 && low.data && <> {t('bands.low', { score: warm, n: total(low.data) })}</>}
        </p>
      )}
    </div>
  )
}

/** How many leads are VIP by the rule that holds now. */
export function VipCount() {
  const { t } = useTranslation('settings')
  const { data } = useQuery(countsOf({ vip: true }))
  return <p className="min-h-5 text-sm text-muted-foreground">{data && t('vip.now', { n: total(data) })}</p>
}
