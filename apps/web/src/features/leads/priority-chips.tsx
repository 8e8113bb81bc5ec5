import { type Priority, priorities } from '@telehub/domain'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { PriorityMark } from '@/ui/priority-mark.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { type Counts, countText } from './sections.ts'

interface PriorityChipsProps {
  counts: Counts | undefined
  chosen: readonly Priority[]
  onChoose: (next: Priority[]) => void
}

/** HOT, WARM and COLD with how many there are; pressing one narrows the list to it. */
export function PriorityChips({ counts, chosen, onChoose }: PriorityChipsProps) {
  const { t } = useTranslation('leads')
  const common = useTranslation('common').t
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">{t('counts.label')}</legend>
      {priorities.map((priority) => {
        const pressed = chosen.includes(priority)
        return (
          <button
            key={priority}
            type="button"
            aria-pressed={pressed}
            title={t('counts.only', { priority: common(`priority.${priority}`) })}
            onClick={() => onChoose(pressed ? chosen.filter((one) => one !== priority) : [...chosen, priority])}
            className={cn(
              'flex h-7 items-center gap-1.5 rounded-md px-2 text-xs text-foreground tabular-nums transition-colors hover:bg-accent touch:h-10',
              pressed && 'bg-selected ring-1 ring-primary/40 ring-inset hover:bg-selected',
            )}
          >
            <PriorityMark priority={priority} showLabel />
            {counts ? <span>{countText(counts, priority)}</span> : <Skeleton className="h-3 w-5" />}
          </button>
        )
      })}
    </fieldset>
  )
}
