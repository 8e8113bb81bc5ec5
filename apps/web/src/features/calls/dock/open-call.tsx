import type { CallView } from '@telehub/contracts'
import { useEffect } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useStore } from '@/lib/store.ts'
import { cn } from '@/ui/cn.ts'
import { OutcomeForm } from '../outcome/outcome-form.tsx'
import { CallBar } from './call-bar.tsx'
import { dockSize } from './dock-size.ts'
import { FullBody } from './full-body.tsx'
import { LiveBody } from './live-body.tsx'

/** A call that lives, or whose outcome is due, in the size that was chosen for it. */
export function OpenCall({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const size = useStore(dockSize)
  const isDue = call.phase === 'wrapping'
  const full = size === 'full'
  // What lies under the full view is out of reach, for the keyboard too.
  useEffect(() => {
    const content = document.getElementById('content')
    content?.toggleAttribute('inert', full)
    return () => content?.removeAttribute('inert')
  }, [full])
  return (
    <>
      {full && <div className="h-13" />}
      <section
        aria-label={t('dock.label')}
        data-call-dock=""
        tabIndex={-1}
        className={cn(
          'flex flex-col bg-card outline-none max-md:rounded-t-xl max-md:shadow-pop',
          full
            ? 'fixed top-12 right-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] left-0 animate-fade md:bottom-0 md:left-14'
            : 'border-t border-border',
        )}
      >
        <CallBar call={call} />
        {full && <FullBody call={call} />}
        {size === 'dock' && !isDue && <LiveBody call={call} />}
        {/* An outcome is due before the next call: it does not fold away with the rest. */}
        {!full && isDue && (
          <div className="max-h-[62dvh] overflow-y-auto border-t max-sm:max-h-[68dvh] border-border px-4 py-3">
            <OutcomeForm call={call} className="lg:min-h-76 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]" />
          </div>
        )}
      </section>
    </>
  )
}
