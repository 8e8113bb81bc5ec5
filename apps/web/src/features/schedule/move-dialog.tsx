import { useMutation, useQuery } from '@tanstack/react-query'
import type { NextActionView } from '@telehub/contracts'
import { useState } from 'react'
import { describeError } from '@/lib/api-error.ts'
import { serverNow } from '@/lib/clock.ts'
import { formatDay } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { DateTimePicker } from '@/ui/date-time-picker.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { changeAction, nameOf } from './actions.ts'

/** Another time for an action: a quick pick inside calling hours, or any date. What the server refuses is said here. */
export function MoveDialog({ action, onClose }: { action: NextActionView; onClose: () => void }) {
  const { t } = useTranslation('schedule')
  const common = useTranslation('common').t
  const now = serverNow()
  const [at, setAt] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const slots = useQuery({ ...get('GET /api/callback-slots', { query: { leadId: action.leadId } }), staleTime: 60_000 })
  const kind = t(`kind.${action.kind}`)

  const undo = async () => {
    try {
      await changeAction(action.id, { dueAt: action.dueAt })
      toast.ok(t('move.back'))
    } catch (error) {
      const { title, detail } = describeError(error)
      toast.error(title, detail ? { detail } : {})
    }
  }
  const move = useMutation({
    mutationFn: (dueAt: string) => changeAction(action.id, { dueAt }),
    onSuccess: (moved) => {
      // A time that has passed cannot be gone back to.
      const mayUndo = Date.parse(action.dueAt) > serverNow()
      toast.ok(
        t('move.moved', { when: formatDay(moved.dueAt) }),
        mayUndo ? { action: { label: common('undo'), run: () => void undo() } } : {},
      )
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('move.title')}
      description={t('move.text', { kind, name: nameOf(action), when: formatDay(action.dueAt, now) })}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            variant="primary"
            busy={move.isPending}
            onClick={() => {
              setAsked(true)
              if (at) move.mutate(at)
            }}
          >
            {t('move.submit')}
          </Button>
        </>
      }
    >
      {move.error && <ErrorLine error={move.error} className="mb-3" />}
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t('move.picks')}</legend>
        <div className="flex min-h-8 flex-wrap gap-1.5">
          {slots.isPending && <Skeleton className="h-8 w-full" />}
          {slots.data?.items.length === 0 && <p className="text-muted-foreground">{t('move.noPicks')}</p>}
          {slots.data?.items.map((slot) => (
            <Button
              key={slot.code}
              className="touch:h-10"
              variant={slot.at === at ? 'primary' : 'secondary'}
              aria-pressed={slot.at === at}
              onClick={() => (slot.at === at ? move.mutate(slot.at) : setAt(slot.at))}
            >
              {slot.label}
            </Button>
          ))}
        </div>
      </fieldset>
      <Field label={t('move.other')} className="mt-4" error={asked && !at ? t('move.need') : undefined}>
        {(control) => (
          <DateTimePicker {...control} value={at} min={new Date(now).toISOString()} onValueChange={setAt} />
        )}
      </Field>
    </Dialog>
  )
}
