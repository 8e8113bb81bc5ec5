import type { CallView } from '@telehub/contracts'
import { useRef, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { cn } from '@/ui/cn.ts'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/ui/tabs.tsx'
import { NotesField } from '../notes/notes-field.tsx'
import { Controls } from './controls.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { RecordingMark } from './recording-mark.tsx'
import { ScriptPanel } from './script-panel.tsx'
import { SuggestionsPanel } from './suggestions-panel.tsx'

const panes = ['notes', 'script', 'suggestions', 'customer'] as const
type Pane = (typeof panes)[number]
const isPane = (value: string): value is Pane => panes.some((pane) => pane === value)

/** What one needs while talking, at the foot of the screen: notes always, the rest beside them or behind a tab. */
export function LiveBody({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const notes = useRef<HTMLTextAreaElement>(null)
  // Where there is room the notes stand beside the tabs and are none of them.
  const [pane, setPane] = useState<Pane>(() => (matchMedia('(min-width: 768px)').matches ? 'script' : 'notes'))
  useShortcut('m', () => notes.current?.focus(), { label: t('notes.write'), scope: t('scope'), urgent: true })
  return (
    <div className="grid h-[42dvh] min-h-0 grid-cols-1 gap-6 border-t border-border px-4 pb-3 md:h-56 md:grid-cols-2 xl:grid-cols-[1fr_1.1fr_1fr]">
      <Tabs
        value={pane}
        onValueChange={(next) => isPane(next) && setPane(next)}
        className="flex min-h-0 min-w-0 flex-col"
      >
        <TabsList className="shrink-0">
          <TabsTrigger value="notes" className="md:hidden">
            {t('notes.label')}
          </TabsTrigger>
          <TabsTrigger value="script">{t('script.title')}</TabsTrigger>
          <TabsTrigger value="suggestions">{t('suggestions.title')}</TabsTrigger>
          <TabsTrigger value="customer" className="xl:hidden">
            {t('customer.label')}
          </TabsTrigger>
        </TabsList>
        <TabsContent value="notes" className="flex flex-1 flex-col gap-2 py-3 md:hidden">
          <NotesField call={call} className="flex-1" />
          <div className="flex items-center justify-between">
            <RecordingMark recording={call.recording} />
            <Controls call={call} />
          </div>
        </TabsContent>
        <Scrolling value="script">
          <ScriptPanel call={call} />
        </Scrolling>
        <Scrolling value="suggestions">
          <SuggestionsPanel />
        </Scrolling>
        <Scrolling value="customer">
          <CustomerPanel call={call} />
        </Scrolling>
      </Tabs>
      <NotesField ref={notes} call={call} className="hidden pt-2.5 md:flex" />
      <div className="hidden overflow-y-auto pt-2.5 xl:block">
        <CustomerPanel call={call} />
      </div>
    </div>
  )
}

function Scrolling({ value, children, className }: { value: Pane; children: React.ReactNode; className?: string }) {
  return (
    <TabsContent value={value} tabIndex={0} className={cn('flex-1 overflow-y-auto py-3', className)}>
      {children}
    </TabsContent>
  )
}
