import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { isRefusal } from '@/lib/api-error.ts'
import { formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import type { BlockedNumber } from './numbers.ts'

/** Takes a number off the list. People asked not to be called, so it wants a reason. */
export function RemoveDialog({ number, onClose }: { number: BlockedNumber; onClose: () => void }) {
  const { t } = useTranslation('compliance')
  const { t: common } = useTranslation('common')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const phone = formatPhone(number.phone)
  const remove = useMutation({
    mutationFn: () =>
      api('DELETE /api/do-not-call/{phone}', { params: { phone: number.phone }, body: { reason: reason.trim() } }),
    onSuccess: () => {
      toast.ok(t('removed', { phone }))
      onClose()
    },
    // Somebody else was quicker: the list shows it.
    onError: (error) => isRefusal(error, 'not-found') && onClose(),
    onSettled: () => void renew('GET /api/do-not-call', 'GET /api/leads', 'GET /api/leads/counts'),
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim()) remove.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('removeForm.title', { phone })}
      description={t('removeForm.text', { reason: number.reason })}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="danger" type="submit" form="remove-number" busy={remove.isPending}>
            {t('removeForm.submit')}
          </Button>
        </>
      }
    >
      <form id="remove-number" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        <Field
          label={t('removeForm.reason')}
          hint={t('removeForm.reasonHint')}
          error={tried && !reason.trim() ? t('form.need') : undefined}
        >
          {(control) => (
            <Textarea {...control} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        {remove.error && <ErrorLine error={remove.error} />}
      </form>
    </Dialog>
  )
}
