import { useMutation, useQuery } from '@tanstack/react-query'
import type { NextActionView } from '@telehub/contracts'
import { useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Combobox } from '@/ui/combobox.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { changeAction, nameOf } from './actions.ts'

/** Stands for nobody in the list of people. */
const pool = 0

/** Hands an action over to another agent, or to the pool. */
export function GiveDialog({ action, onClose }: { action: NextActionView; onClose: () => void }) {
  const { t } = useTranslation('schedule')
  const common = useTranslation('common').t
  const [to, setTo] = useState<number | null>(null)
  const { data: people } = useQuery({ ...get('GET /api/users'), staleTime: 5 * 60_000 })
  const agents = (people?.items ?? []).filter((one) => one.role === 'agent' && !one.disabled)
  const give = useMutation({
    mutationFn: () => changeAction(action.id, { ownerId: to === pool ? null : to }),
    onSuccess: ({ ownerName }) => {
      toast.ok(ownerName ? t('give.done', { name: ownerName }) : t('give.pooled'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t('give.title')}
      description={t('give.text', { kind: t(`kind.${action.kind}`), name: nameOf(action) })}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" disabled={to === null} busy={give.isPending} onClick={() => give.mutate()}>
            {t('give.submit')}
          </Button>
        </>
      }
    >
      {give.error && <ErrorLine error={give.error} className="mb-3" />}
      <Field label={t('give.agent')}>
        {(control) => (
          <Combobox
            {...control}
            label={t('give.agent')}
            placeholder={t('give.choose')}
            value={to}
            onValueChange={setTo}
            options={[
              ...agents.map((one) => ({ value: one.id, label: one.name })),
              { value: pool, label: t('give.pool') },
            ]}
          />
        )}
      </Field>
    </Dialog>
  )
}
