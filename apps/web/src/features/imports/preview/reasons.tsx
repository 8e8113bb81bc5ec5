import { formatCount } from '@/lib/formats.ts'

/** Reasons, the most frequent first, each with how many rows it holds for. */
export function Reasons({ reasons }: { reasons: Readonly<Record<string, number>> }) {
  const sorted = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  return (
    <ul className="grid max-w-3xl grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5">
      {sorted.map(([reason, count]) => (
        <li key={reason} className="contents">
          <span className="text-right font-semibold tabular-nums">{formatCount(count)}</span>
          <span>{reason}</span>
        </li>
      ))}
    </ul>
  )
}
