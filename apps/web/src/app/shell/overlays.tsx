import { useNavigate } from '@tanstack/react-router'
import type { Role } from '@telehub/domain'
import { lazy, Suspense } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { useStore } from '@/lib/store.ts'
import { Opening } from '@/ui/opening.tsx'
import { type Place, placesOf } from '../places.ts'
import { openOverlay, overlay } from './overlay-store.ts'

const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx').then((m) => ({ default: m.ShortcutsDialog })))
const CommandPalette = lazy(() => import('./command-palette.tsx').then((m) => ({ default: m.CommandPalette })))

function GoTo({ place }: { place: Place }) {
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  useShortcut(place.keys, () => void navigate({ to: place.to }), {
    label: t(`nav.${place.name}`),
    scope: t('shortcuts.goTo'),
  })
  return null
}

/** The keys that work everywhere, and what they open. */
export function Overlays({ role }: { role: Role }) {
  const { t } = useTranslation('common')
  const open = useStore(overlay)
  const scope = t('shortcuts.everywhere')
  useShortcut('?', () => openOverlay('shortcuts'), { label: t('shortcuts.show'), scope })
  useShortcut('mod+k', () => openOverlay('palette'), { label: t('shortcuts.palette'), scope, whileTyping: true })
  const onOpenChange = (next: boolean) => {
    if (!next) openOverlay(null)
  }
  return (
    <>
      {placesOf(role).map((place) => (
        <GoTo key={place.to} place={place} />
      ))}
      <Suspense fallback={<Opening />}>
        {open === 'shortcuts' && <ShortcutsDialog onOpenChange={onOpenChange} />}
        {open === 'palette' && <CommandPalette role={role} onOpenChange={onOpenChange} />}
      </Suspense>
    </>
  )
}
