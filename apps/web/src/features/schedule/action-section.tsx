import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { ActionRow, type RowActions } from './action-row.tsx'
import type { useActions, When } from './actions.ts'

interface ActionSectionProps extends RowActions {
  when: When
  part: ReturnType<typeof useActions>
  activeId: number | null
  showOwner: boolean
}

/** One part of the day with how much there is in it, as far as it is loaded. */
export function ActionSection({ when, part, activeId, showOwner, ...act }: ActionSectionProps) {
  const { t } = useTranslation('schedule')
  const items = part.data?.pages.flatMap((page) => page.items) ?? []
  const count = `${formatCount(items.length)}${part.hasNextPage ? '+' : ''}`
  return (
    <section aria-label={t(`when.${when}`)}>
      <h2
        className={cn(
          'flex h-9 items-end gap-2 border-b border-border/60 px-4 pb-1.5 text-xs font-medium text-muted-foreground',
          when === 'overdue' && items.length > 0 && 'text-danger-text',
        )}
      >
        {t(`when.${when}`)}
        <span className="tabular-nums">{count}</span>
      </h2>
      {items.length === 0 && <p className="px-4 py-3 text-muted-foreground">{t(`nothing.${when}`)}</p>}
      <ul aria-label={t(`when.${when}`)}>
        {items.map((action) => (
          <ActionRow key={action.id} action={action} active={action.id === activeId} showOwner={showOwner} {...act} />
        ))}
      </ul>
      {part.hasNextPage && (
        <div className="px-4 py-2">
          <Button size="sm" busy={part.isFetchingNextPage} onClick={() => void part.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  )
}
