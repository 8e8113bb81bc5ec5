import { Link } from '@tanstack/react-router'
import type { Role } from '@telehub/domain'
import { useTranslation } from '@/lib/i18n.ts'
import { Tooltip } from '@/ui/tooltip.tsx'
import { Logo } from '../logo.tsx'
import { placesOf } from '../places.ts'

/** The places one can go, as icons with their names on pointing. From 768 px on; below there is the bottom bar. */
export function Rail({ role }: { role: Role }) {
  const { t } = useTranslation('common')
  return (
    <nav
      aria-label={t('nav.label')}
      className="hidden w-14 shrink-0 flex-col items-center border-r border-border bg-muted/40 md:flex"
    >
      <Link to="/" aria-label={t('product')} className="flex h-12 items-center justify-center">
        <Logo />
      </Link>
      <ul className="mt-2 flex flex-col gap-1">
        {placesOf(role).map(({ to, name, icon: Icon, keys }) => (
          <li key={to}>
            <Tooltip label={t(`nav.${name}`)} shortcut={keys} side="right">
              <Link
                to={to}
                aria-label={t(`nav.${name}`)}
                className="relative flex size-10 items-center justify-center rounded-md text-muted-foreground transition-colors hover:bg-accent hover:text-foreground data-[status=active]:bg-primary-soft data-[status=active]:text-primary-text"
              >
                <Icon aria-hidden="true" strokeWidth={1.75} className="size-5" />
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  )
}
