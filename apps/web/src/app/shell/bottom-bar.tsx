import { Link } from '@tanstack/react-router'
import type { Role } from '@telehub/domain'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Sheet } from '@/ui/sheet.tsx'
import { type Place, placesOf } from '../places.ts'

const itemClasses =
  'flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-medium text-muted-foreground data-[status=active]:text-primary-text'

function Item({ place: { to, name, icon: Icon } }: { place: Place }) {
  const { t } = useTranslation('common')
  return (
    <Link to={to} className={itemClasses}>
      <Icon aria-hidden="true" strokeWidth={1.75} className="size-5.5" />
      {t(`nav.${name}`)}
    </Link>
  )
}

/** The rail of a phone: up to four places under the thumb, the rest behind "More". */
export function BottomBar({ role }: { role: Role }) {
  const { t } = useTranslation('common')
  const [open, setOpen] = useState(false)
  const places = placesOf(role)
  const shown = places.length > 5 ? places.slice(0, 4) : places
  const rest = places.slice(shown.length)
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex shrink-0 border-t border-border bg-background pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {shown.map((place) => (
        <Item key={place.to} place={place} />
      ))}
      {rest.length > 0 && (
        <Sheet
          side="bottom"
          open={open}
          onOpenChange={setOpen}
          title={t('more')}
          trigger={
            <button type="button" className={itemClasses}>
              <Ellipsis aria-hidden="true" className="size-5.5" />
              {t('more')}
            </button>
          }
        >
          <ul className="px-2 pb-4">
            {rest.map(({ to, name, icon: Icon }) => (
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
      )}
    </nav>
  )
}
