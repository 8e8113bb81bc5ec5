import type { CallView } from '@telehub/contracts'
import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { type Ref, useEffect, useId } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useStore } from '@/lib/store.ts'
import { cn } from '@/ui/cn.ts'
import { Textarea } from '@/ui/textarea.tsx'
import { keeperOf } from './keepers.ts'
import type { NoteState } from './note-keeper.ts'

const icons = { saved: Check, waiting: LoaderCircle, saving: LoaderCircle, offline: CloudOff, refused: TriangleAlert }
const tones: Record<NoteState, string> = {
  saved: 'text-muted-foreground',
  waiting: 'text-muted-foreground',
  saving: 'text-muted-foreground',
  offline: 'text-warn-text',
  refused: 'text-danger-text',
}
const longest = 5000

interface NotesFieldProps {
  call: CallView
  className?: string
  /** How many letters the chosen outcome wants; 0 for none. */
  needed?: number
  ref?: Ref<HTMLTextAreaElement>
}

/** The notes of a call: saved as they are typed, with the truth of it beside them. */
export function NotesField({ call, className, needed = 0, ref }: NotesFieldProps) {
  const { t } = useTranslation('calls')
  const id = useId()
  const keeper = keeperOf(call)
  const { text, state, problem } = useStore(keeper.notes)
  useEffect(
    () => keeper.heard({ notes: call.notes, version: call.notesVersion }),
    [keeper, call.notes, call.notesVersion],
  )
  const Icon = icons[state]
  const length = [...text.trim()].length
  return (
    <div className={cn('flex min-h-0 flex-col gap-1', className)}>
      <div className="flex items-center gap-3 text-xs">
        <label htmlFor={id} className="font-medium">
          {t('notes.label')}
        </label>
        {needed > 0 && (
          <span className={cn('tabular-nums', length < needed ? 'text-warn-text' : 'text-muted-foreground')}>
            {t('notes.needed', { length, needed })}
          </span>
        )}
        <span role="status" className={cn('ml-auto flex items-center gap-1', tones[state])}>
          <Icon aria-hidden="true" className={cn('size-3', state === 'saving' && 'animate-spin')} />
          {problem ?? t(`notes.${state}`)}
        </span>
      </div>
      <Textarea
        ref={ref}
        id={id}
        data-call-notes=""
        value={text}
        maxLength={longest}
        placeholder={t('notes.placeholder')}
        aria-keyshortcuts="m"
        onChange={(event) => keeper.type(event.target.value)}
        onBlur={() => void keeper.flush()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="field-sizing-fixed min-h-16 flex-1 resize-none"
      />
    </div>
  )
}
