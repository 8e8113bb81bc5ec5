import type { Priority } from '@telehub/domain'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from './cn.ts'

const look: Record<Priority, { text: string; bars: number; fill: string }> = {
  HOT: { text: 'text-hot-text', bars: 3, fill: 'bg-hot' },
  WARM: { text: 'text-warm-text', bars: 2, fill: 'bg-warm' },
  COLD: { text: 'text-cold-text', bars: 1, fill: 'bg-cold' },
}
const heights = ['h-1', 'h-2', 'h-3'] as const

/** Three, two or one bar in the colour of the priority; `showLabel` writes the word beside it, else it is read out. */
export function PriorityMark({
  priority,
  showLabel = false,
  className,
}: {
  priority: Priority
  showLabel?: boolean
  className?: string
}) {
  const { t } = useTranslation('common')
  const { text, bars, fill } = look[priority]
  return (
    <span className={cn('inline-flex items-center gap-1.5', className)}>
      <span aria-hidden="true" className="inline-flex h-3 items-end gap-0.5">
        {heights.map((height, i) => (
          <span key={height} className={cn('w-0.75 rounded-[1px]', height, i < bars ? fill : 'bg-input/40')} />
        ))}
      </span>
      <span className={cn('text-xs font-medium', text, !showLabel && 'sr-only')}>{t(`priority.${priority}`)}</span>
    </span>
  )
}
