import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'

export function TeamDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const add = useMutation({
    mutationFn: () => api('POST /api/teams', { body: { name } }),
    onSuccess: (team) => {
      toast.ok(t('teamAdded', { name: team.name }))
      void renew('GET /api/teams')
      onClose()
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() !== '') add.mutate()
  }
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t('teamTitle')}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form="team" busy={add.isPending}>
            {t('form.add')}
          </Button>
        </>
      }
    >
      <form id="team" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        <Field label={t('teamName')} error={tried && name.trim() === '' ? t('form.need') : undefined}>
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        {add.error && <ErrorLine error={add.error} />}
      </form>
    </Dialog>
  )
}
