import type { CallView } from '@telehub/contracts'
import { ChevronDown, ChevronUp, Maximize2, Minimize2 } from 'lucide-react'
import { formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { useStore } from '@/lib/store.ts'
import { Button } from '@/ui/button.tsx'
import { Tooltip } from '@/ui/tooltip.tsx'
import { Controls } from './controls.tsx'
import { dockSize } from './dock-size.ts'
import { PhaseClock } from './phase-clock.tsx'
import { RecordingMark } from './recording-mark.tsx'

/** The one line that never goes away while a call lives: how it stands, with whom, and what can be done. */
export function CallBar({ call }: { call: CallView }) {
  const name = call.leadName || call.organisation
  const isLive = call.phase !== 'wrapping'
  return (
    <div className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1.5">
      <PhaseClock call={call} />
      <p className="order-last flex min-w-0 flex-1 basis-full items-baseline gap-2 sm:order-none sm:basis-0">
        <span className="truncate text-base font-semibold">{name}</span>
        <span className="hidden truncate text-muted-foreground md:inline">
          {call.leadName ? call.organisation : ''}
        </span>
        <span className="shrink-0 text-muted-foreground tabular-nums">{formatPhone(call.phone)}</span>
      </p>
      <div className="ml-auto flex items-center gap-2">
        <RecordingMark recording={call.recording} className="hidden lg:flex" />
        {isLive && (
          <span className="hidden sm:contents">
            <Controls call={call} />
          </span>
        )}
        <SizeButtons canFold={isLive} />
      </div>
    </div>
  )
}

function SizeButtons({ canFold }: { canFold: boolean }) {
  const { t } = useTranslation('calls')
  const size = useStore(dockSize)
  const scope = t('scope')
  const grow = () => dockSize.set(size === 'full' ? 'dock' : 'full')
  const fold = () => dockSize.set(size === 'bar' ? 'dock' : 'bar')
  useShortcut('v', grow, { label: t('dock.view'), scope, urgent: true })
  useShortcut('shift+v', fold, { label: t('dock.fold'), scope, urgent: true, enabled: canFold })
  useShortcut('escape', () => dockSize.set('dock'), { label: t('dock.shrink'), scope, enabled: size === 'full' })
  const growName = t(size === 'full' ? 'dock.shrink' : 'dock.grow')
  const foldName = t(size === 'bar' ? 'dock.unfold' : 'dock.fold')
  return (
    <div className="flex items-center">
      {size !== 'full' && canFold && (
        <Tooltip label={foldName} shortcut="shift+v" side="top">
          <Button variant="quiet" size="icon" aria-label={foldName} aria-expanded={size !== 'bar'} onClick={fold}>
            {size === 'bar' ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
          </Button>
        </Tooltip>
      )}
      <Tooltip label={growName} shortcut="v" side="top">
        <Button variant="quiet" size="icon" aria-label={growName} aria-pressed={size === 'full'} onClick={grow}>
          {size === 'full' ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
        </Button>
      </Tooltip>
    </div>
  )
}
