import type { CallView } from '@telehub/contracts'
import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
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
  ref?: RefObject<HTMLTextAreaElement | null>
}

/** Where somebody was writing when the field had to make room for the same field elsewhere: the call ended, the dock grew. */
let leftAt: { callId: string; start: number; end: number } | null = null

/**
 * Goes on in the new field where the old one was left. Else the next letters of a sentence would be taken for shortcuts,
 * and choose an outcome that nobody wanted.
 */
function useWritingOn(box: RefObject<HTMLTextAreaElement | null>, callId: string) {
  useLayoutEffect(() => {
    const field = box.current
    if (!field) return
    if (leftAt?.callId === callId) {
      field.focus({ preventScroll: true })
      if (document.activeElement === field) {
        field.setSelectionRange(leftAt.start, leftAt.end)
        leftAt = null
      }
    }
    return () => {
      if (document.activeElement !== field) return
      leftAt = { callId, start: field.selectionStart, end: field.selectionEnd }
      // Only for what takes its place in the same moment.
      setTimeout(() => {
        leftAt = null
      })
    }
  }, [box, callId])
}

/** The notes of a call: saved as they are typed, with the truth of it beside them; nothing while nothing is written. */
export function NotesField({ call, className, needed = 0, ref }: NotesFieldProps) {
  const { t } = useTranslation('calls')
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const box = ref ?? own
  useWritingOn(box, call.id)
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
          {!(state === 'saved' && text === '') && (
            <>
              <Icon aria-hidden="true" className={cn('size-3', state === 'saving' && 'animate-spin')} />
              {problem ?? t(`notes.${state}`)}
            </>
          )}
        </span>
      </div>
      <Textarea
        ref={box}
        id={id}
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
