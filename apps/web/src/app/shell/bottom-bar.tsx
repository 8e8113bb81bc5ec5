import { Link } from '@tanstack/react-router'
import type { Role } from '@telehub/domain'
import { Ellipsis } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useOnDemand } from '@/ui/on-demand.ts'
import { type Place, placesOf } from '../places.ts'

const load = () => import('./more-places.tsx')
const MorePlaces = lazy(() => load().then((m) => ({ default: m.MorePlaces })))

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

function More({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation('common')
  const { wanted, props } = useOnDemand(load, 'dialog')
  const button = (
    <button type="button" className={itemClasses} {...(!wanted && props)}>
      <Ellipsis aria-hidden="true" className="size-5.5" />
      {t('more')}
    </button>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <MorePlaces places={places} trigger={button} />
    </Suspense>
  )
}

/** The rail of a phone: up to four places under the thumb, the rest behind "More". */
export function BottomBar({ role }: { role: Role }) {
  const { t } = useTranslation('common')
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
      {rest.length > 0 && <More places={rest} />}
    </nav>
  )
}
