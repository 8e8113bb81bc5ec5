import type { CallView } from '@telehub/contracts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useStore } from '@/lib/store.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { ErrorLine } from '@/ui/error-state.tsx'
import { keeperOf } from '../notes/keepers.ts'
import { NotesField } from '../notes/notes-field.tsx'
import { CodeGrid } from './code-grid.tsx'
import { type Missing, missingKey, missingOf, type OutcomeDraft, requestOf } from './draft.ts'
import { chosenCode, draftOf } from './drafts-store.ts'
import { Needs } from './needs.tsx'
import { OutcomeKeys } from './outcome-keys.tsx'
import { notSaved, saveOutcome } from './save-outcome.ts'
import { useRules } from './use-rules.ts'

/** What the call came to: a code, what it asks for, and Enter. It stays until it is saved. */
export function OutcomeForm({ call, className }: { call: CallView; className?: string }) {
  const { t } = useTranslation('calls')
  const form = useRef<HTMLFormElement>(null)
  const notesBox = useRef<HTMLTextAreaElement>(null)
  const below = useRef<HTMLDivElement>(null)
  const { rules, askedFor } = useRules()
  const store = draftOf(call)
  const kept = useStore(store)
  const draft: OutcomeDraft = { ...kept, code: chosenCode(kept, call) }
  const notes = useStore(keeperOf(call).notes).text
  const failure = useStore(notSaved)
  const [missing, setMissing] = useState<Missing | null>(null)
  const asked = askedFor(draft.code)
  const change = (part: Partial<OutcomeDraft>) => {
    store.set({ ...store.get(), ...part })
    setMissing(null)
    if (notSaved.get()?.callId === call.id) notSaved.set(null)
  }

  useEffect(() => {
    // Whoever is writing goes on writing; everybody else has the keys of the outcomes under the hand.
    if (!isWriting()) form.current?.focus({ preventScroll: true })
  }, [])

  const save = () => {
    const lacking = missingOf(draft, notes, asked)
    setMissing(lacking)
    if (lacking === 'notes') notesBox.current?.focus()
    const request = lacking === null ? requestOf(draft, notes, asked.needs) : null
    if (request) void saveOutcome(call, request)
  }
  const choose = (code: OutcomeDraft['code']) => {
    change({ code })
    const { needs } = askedFor(code)
    // On a phone what the code asks for lies below the codes.
    requestAnimationFrame(() => below.current?.scrollIntoView({ block: 'nearest' }))
    if (needs.length === 1 && needs[0] === 'notes' && notes.trim() === '') notesBox.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  const error = failure?.callId === call.id ? failure.error : null
  return (
    <form
      ref={form}
      onSubmit={submit}
      tabIndex={-1}
      aria-label={t('outcome.title')}
      className={cn('grid min-h-0 gap-x-6 gap-y-3 outline-none', className)}
    >
      <OutcomeKeys call={call} rules={rules} onChoose={choose} onSave={save} />
      <CodeGrid call={call} rules={rules} value={draft.code} onChoose={choose} name={`code-${call.id}`} withKeys />
      <div ref={below} className="flex min-h-0 min-w-0 flex-col gap-3">
        <Needs key={draft.code} call={call} needs={asked.needs} draft={draft} onChange={change} name={call.id} />
        <NotesField
          ref={notesBox}
          call={call}
          needed={asked.needs.includes('notes') ? asked.notesMinLength : 0}
          className="flex-1"
        />
        {error !== null && <ErrorLine error={error} />}
        <div className="flex items-center gap-3 max-lg:sticky max-lg:bottom-0 max-lg:-mx-1 max-lg:bg-card max-lg:px-1 max-lg:py-1">
          <p role="alert" className="min-w-0 flex-1 text-sm text-danger-text">
            {missing && t(missingKey(missing))}
          </p>
          <Button type="submit" variant="primary" shortcut="enter" className="touch:h-12">
            {t('outcome.save')}
          </Button>
        </div>
      </div>
    </form>
  )
}

const isWriting = () =>
  document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement
