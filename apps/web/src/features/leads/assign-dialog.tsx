import { useMutation, useQuery } from '@tanstack/react-query'
import type { LeadRow } from '@telehub/contracts'
import { useState } from 'react'
import { describeError } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Combobox } from '@/ui/combobox.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { assignLeads } from './assign.ts'
import { peopleOptions } from './lead-list.ts'

interface AssignDialogProps {
  leads: readonly Pick<LeadRow, 'id' | 'ownerId'>[]
  onClose: () => void
  /** After leads changed hands, here or by the undo. */
  onAssigned: () => void
}

/** Stands for nobody in the list of people. */
const pool = 0

/** Whom the chosen leads go to. What was done can be undone from the notice that follows. */
export function AssignDialog({ leads, onClose, onAssigned }: AssignDialogProps) {
  const { t } = useTranslation('leads')
  const common = useTranslation('common').t
  const [to, setTo] = useState<number | null>(null)
  const { data: people, error } = useQuery(peopleOptions())
  const agents = (people?.items ?? []).filter((one) => one.role === 'agent' && !one.disabled)
  const count = leads.length

  const undo = async (back: () => Promise<void>) => {
    try {
      await back()
      toast.ok(t('assign.undone'))
    } catch (failure) {
      const { title, detail } = describeError(failure)
      toast.error(title, detail ? { detail } : {})
    }
    onAssigned()
  }
  const assign = useMutation({
    mutationFn: () => assignLeads(leads, to === pool ? null : to),
    onSuccess: ({ assigned, undo: back }) => {
      const name = agents.find((one) => one.id === to)?.name
      const said = name ? t('assign.done', { count: assigned, name }) : t('assign.pooled', { count: assigned })
      toast.ok(said, { action: { label: common('undo'), run: () => void undo(back) }, ms: 10_000 })
      onAssigned()
      onClose()
    },
  })
  const failure = assign.error ?? error
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('assign.title', { count })}
      description={t('assign.text')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" disabled={to === null} busy={assign.isPending} onClick={() => assign.mutate()}>
            {t('assign.submit')}
          </Button>
        </>
      }
    >
      {failure && <ErrorLine error={failure} className="mb-3" />}
      <Field label={t('assign.to')}>
        {(control) => (
          <Combobox
            {...control}
            label={t('assign.to')}
            placeholder={t('assign.choose')}
            value={to}
            onValueChange={setTo}
            options={[
              ...agents.map((one) => ({ value: one.id, label: one.name, hint: one.teamName ?? t('assign.teamless') })),
              { value: pool, label: t('assign.pool') },
            ]}
          />
        )}
      </Field>
    </Dialog>
  )
}
