import { useTranslation } from '@/lib/i18n.ts'
import { type Shortcut, useShortcuts } from '@/lib/shortcuts.ts'
import { Dialog } from '@/ui/dialog.tsx'
import { Kbd } from '@/ui/kbd.tsx'

/** By heading, each key once: the latest binding is the one that acts. */
function byScope(shortcuts: readonly Shortcut[]): [string, Shortcut[]][] {
  const latest = new Map(shortcuts.map((one) => [one.keys, one]))
  const groups = new Map<string, Shortcut[]>()
  for (const one of latest.values()) groups.set(one.scope, [...(groups.get(one.scope) ?? []), one])
  return [...groups]
}

/** What the keyboard can do on this screen, now. */
export function ShortcutsDialog({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const { t } = useTranslation('common')
  const groups = byScope(useShortcuts())
  return (
    <Dialog open onOpenChange={onOpenChange} title={t('shortcuts.title')} size="lg">
      <div className="gap-8 sm:columns-2">
        {groups.map(([scope, shortcuts]) => (
          <section key={scope} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-xs font-medium text-muted-foreground">{scope}</h3>
            <dl>
              {shortcuts.map((one) => (
                <div key={one.keys} className="flex h-8 items-center justify-between gap-4 border-b border-border/60">
                  <dt className="truncate">{one.label}</dt>
                  <dd>
                    <span className="sr-only">{one.keys}</span>
                    <Kbd keys={one.keys} className="inline-flex" />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
