import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { ApiError } from '@/lib/api-error.ts'
import { formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get, renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { readPhone } from './numbers.ts'

/** Puts a number on the list, and says before whom it will hold back. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('compliance')
  const { t: common } = useTranslation('common')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const phone = readPhone(typed)
  const add = useMutation({
    mutationFn: (number: string) => api('POST /api/do-not-call', { body: { phone: number, reason: reason.trim() } }),
    onSuccess: (added) => {
      toast.ok(t('added', { phone: formatPhone(added.phone) }))
      void renew('GET /api/do-not-call', 'GET /api/leads', 'GET /api/leads/counts')
      onClose()
    },
  })
  const fields = add.error instanceof ApiError ? add.error.fields : []
  const said = (path: string) => fields.find((field) => field.path === `body.${path}`)?.message
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (phone && reason.trim()) add.mutate(phone)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('form.title')}
      description={t('form.text')}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form="do-not-call" busy={add.isPending}>
            {t('form.submit')}
          </Button>
        </>
      }
    >
      <form id="do-not-call" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        <Field
          label={t('form.phone')}
          hint={phone ? <Effect phone={phone} /> : t('form.phoneHint')}
          error={tried && !phone ? t('form.phoneBad') : said('phone')}
        >
          {(control) => (
            <Input
              {...control}
              type="tel"
              autoComplete="off"
              maxLength={30}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('form.reason')}
          hint={t('form.reasonHint')}
          error={tried && !reason.trim() ? t('form.need') : said('reason')}
        >
          {(control) => (
            <Textarea {...control} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        {add.error && fields.length === 0 && <ErrorLine error={add.error} />}
      </form>
    </Dialog>
  )
}

/** How the number was understood, and how many leads have it. */
function Effect({ phone }: { phone: string }) {
  const { t } = useTranslation('compliance')
  const { data } = useQuery(get('GET /api/leads/counts', { query: { scope: 'all', q: phone } }))
  const count = data && data.HOT + data.WARM + data.COLD
  return (
    <>
      {t('form.phoneAs', { phone: formatPhone(phone) })}{' '}
      {count === undefined ? '' : count === 0 ? t('form.leadsNone') : t('form.leads', { count })}
    </>
  )
}
