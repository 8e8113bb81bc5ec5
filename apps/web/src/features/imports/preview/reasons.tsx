import { formatCount } from '@/lib/formats.ts'

/** Reasons, the most frequent first, each with how many rows it holds for. */
export function Reasons({ reasons }: { reasons: Readonly<Record<string, number>> }) {
  const sorted = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  return (
    <ul className="flex max-w-3xl flex-col gap-1.5">
      {sorted.map(([reason, count]) => (
        <li key={reason} className="flex items-baseline gap-3">
          <span className="w-14 shrink-0 text-right font-semibold tabular-nums">{formatCount(count)}</span>
          <span>{reason}</span>
        </li>
      ))}
    </ul>
  )
}
