import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Role } from '@telehub/domain'
import { Command, defaultFilter } from 'cmdk'
import { Keyboard, LogOut, MonitorSmartphone, SunMoon } from 'lucide-react'
import * as Dialog from 'radix-ui/dialog'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { signOut } from '@/features/auth/sign-out.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { setTheme } from '@/lib/theme.ts'
import { overlayClasses } from '@/ui/dialog.tsx'
import { Kbd } from '@/ui/kbd.tsx'
import { placesOf } from '../places.ts'
import { openOverlay } from './overlay-store.ts'

const rowClasses =
  'flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-accent [&>svg]:size-4 [&>svg]:text-muted-foreground'
const groupClasses =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted-foreground'

/** Below three characters a search would read the whole table. */
const shortestSearch = 3

function useFoundLeads(typed: string) {
  const q = useDeferredValue(typed.trim())
  const { data } = useQuery({
    ...get('GET /api/leads', { query: { q, scope: 'all', limit: 6 } }),
    enabled: q.length >= shortestSearch,
    placeholderData: (old) => old,
  })
  return q.length >= shortestSearch ? (data?.items ?? []) : []
}

const leadValue = 'lead:'
/** The server has found the leads, by more than their names; the rest is matched by name here. */
const fits = (value: string, search: string, keywords?: string[]) =>
  value.startsWith(leadValue) ? 1 : defaultFilter(value, search, keywords)

/** Places, leads and actions by typing a part of their name. */
export function CommandPalette({ role, onOpenChange }: { role: Role; onOpenChange: (open: boolean) => void }) {
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const leads = useFoundLeads(typed)
  const row = (name: string, icon: ReactNode, run: () => void, keys?: string) => (
    <Command.Item
      key={name}
      value={name}
      className={rowClasses}
      onSelect={() => {
        onOpenChange(false)
        run()
      }}
    >
      {icon}
      {name}
      {keys && <Kbd keys={keys} className="ml-auto" />}
    </Command.Item>
  )
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClasses} />
        <Dialog.Content
          data-modal=""
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-xl animate-pop overflow-hidden rounded-xl bg-popover shadow-pop outline-none"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Command label={t('palette.title')} loop filter={fits}>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t('palette.placeholder')}
              className="h-12 w-full border-b border-border bg-transparent px-4 text-base outline-none"
            />
            <Command.List className="max-h-80 overflow-y-auto p-1.5">
              <Command.Empty className="py-8 text-center text-sm text-muted-foreground">
                {t('palette.none')}
              </Command.Empty>
              {leads.length > 0 && (
                <Command.Group heading={t('palette.leads')} className={groupClasses}>
                  {leads.map((lead) => (
                    <Command.Item
                      key={lead.id}
                      value={`${leadValue}${lead.id}`}
                      className={rowClasses}
                      onSelect={() => {
                        onOpenChange(false)
                        void navigate({ href: `/queue?scope=all&lead=${lead.id}` })
                      }}
                    >
                      <span className="truncate">{lead.name || lead.organisation}</span>
                      <span className="truncate text-muted-foreground">
                        {[lead.name ? lead.organisation : '', lead.city].filter(Boolean).join(' · ')}
                      </span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              <Command.Group heading={t('shortcuts.goTo')} className={groupClasses}>
                {placesOf(role).map(({ to, name, icon: Icon, keys }) =>
                  row(t(`nav.${name}`), <Icon aria-hidden="true" />, () => void navigate({ to }), keys),
                )}
              </Command.Group>
              <Command.Group heading={t('palette.actions')} className={groupClasses}>
                {row(t('shortcuts.theme'), <SunMoon aria-hidden="true" />, () =>
                  setTheme(document.documentElement.classList.contains('dark') ? 'light' : 'dark'),
                )}
                {row(t('account.shortcuts'), <Keyboard aria-hidden="true" />, () => openOverlay('shortcuts'), '?')}
                {row(
                  t('account.sessions'),
                  <MonitorSmartphone aria-hidden="true" />,
                  () => void navigate({ to: '/account/sessions' }),
                )}
                {row(t('account.signOut'), <LogOut aria-hidden="true" />, () => void signOut())}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
