import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Sheet } from '@/ui/sheet.tsx'
import type { Place } from '../places.ts'

/** The places that a phone's bar has no room for, opened as it comes. */
export function MorePlaces({ places, trigger }: { places: readonly Place[]; trigger: ReactElement }) {
  const { t } = useTranslation('common')
  const [open, setOpen] = useState(true)
  return (
    <Sheet side="bottom" open={open} onOpenChange={setOpen} title={t('more')} trigger={trigger}>
      <ul className="px-2 pb-4">
        {places.map(({ to, name, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              onClick={() => setOpen(false)}
              className="flex h-12 items-center gap-3 rounded-md px-3 text-lg hover:bg-accent data-[status=active]:text-primary-text"
            >
              <Icon aria-hidden="true" strokeWidth={1.75} className="size-5 text-muted-foreground" />
              {t(`nav.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
