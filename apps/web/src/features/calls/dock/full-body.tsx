import type { CallView } from '@telehub/contracts'
import { useRef } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { NotesField } from '../notes/notes-field.tsx'
import { OutcomeForm } from '../outcome/outcome-form.tsx'
import { Controls } from './controls.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { ScriptPanel } from './script-panel.tsx'
import { SuggestionsPanel } from './suggestions-panel.tsx'

/** The call as the whole screen: script and suggestions left, notes or the outcome in the middle, the person right. */
export function FullBody({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const notes = useRef<HTMLTextAreaElement>(null)
  const isLive = call.phase !== 'wrapping'
  useShortcut('m', () => notes.current?.focus(), {
    label: t('notes.write'),
    scope: t('scope'),
    urgent: true,
    enabled: isLive,
  })
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 overflow-y-auto border-t border-border lg:grid-cols-[minmax(0,0.85fr)_minmax(0,1.6fr)_minmax(0,0.85fr)] lg:overflow-visible">
      <div className="order-3 flex min-h-0 flex-col gap-6 px-4 py-4 lg:order-1 lg:overflow-y-auto">
        <section aria-label={t('script.title')}>
          <h3 className="mb-2 text-sm font-semibold">{t('script.title')}</h3>
          <ScriptPanel call={call} />
        </section>
        <section aria-label={t('suggestions.title')} className="lg:min-h-40">
          <h3 className="mb-2 text-sm font-semibold">{t('suggestions.title')}</h3>
          <SuggestionsPanel />
        </section>
      </div>
      <div className="order-1 flex min-h-0 flex-col gap-4 border-border px-4 py-4 lg:order-2 lg:overflow-y-auto lg:border-x">
        {isLive ? (
          <>
            <NotesField ref={notes} call={call} className="min-h-48 flex-1" />
            <span className="sm:hidden">
              <Controls call={call} />
            </span>
          </>
        ) : (
          <OutcomeForm call={call} className="min-h-full grid-rows-[auto_1fr]" />
        )}
      </div>
      <div className="order-2 min-h-0 px-4 py-4 lg:order-3 lg:overflow-y-auto">
        <CustomerPanel call={call} />
      </div>
    </div>
  )
}
