import type { ReactNode } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { Kbd } from '@/ui/kbd.tsx'

interface SidePanelProps {
  wide: boolean
  /** Whether the keys of the list are of use, to be shown while no lead is open. */
  hint: boolean
  panel: ReactNode | null
  children: ReactNode
}

/** A list with the open lead beside it; the place of the lead is kept on a wide screen, so that the list never changes its width. */
export function SidePanel({ wide, hint, panel, children }: SidePanelProps) {
  const { t } = useTranslation('leads')
  return (
    <div className="relative flex h-full min-h-0">
      <div className="min-w-0 flex-1">{children}</div>
      {(panel || wide) && (
        <aside
          aria-label={t('lead')}
          className={cn(
            'min-h-0 overflow-y-auto bg-background',
            wide
              ? 'w-96 shrink-0 border-l border-border 2xl:w-112'
              : 'absolute inset-0 z-20 md:left-auto md:w-104 md:border-l md:border-border md:shadow-pop',
          )}
        >
          {panel ?? <Nothing hint={hint} />}
        </aside>
      )}
    </div>
  )
}

function Nothing({ hint }: { hint: boolean }) {
  const { t } = useTranslation('leads')
  const keys = [
    ['j', t('key.down')],
    ['k', t('key.up')],
    ['enter', t('key.open')],
    ['c', t('key.call')],
    ['n', t('key.next')],
    ['/', t('key.search')],
    ['f', t('key.filters')],
  ] as const
  return (
    <div className="flex h-full flex-col items-center justify-center gap-4 px-6 text-sm text-muted-foreground">
      <p>{t('panel.none')}</p>
      {hint && (
        <dl className="grid grid-cols-[auto_auto] items-center gap-x-3 gap-y-2">
          {keys.map(([key, label]) => (
            <div key={key} className="contents">
              <dt className="text-right">
                <Kbd keys={key} />
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
