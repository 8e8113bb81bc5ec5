import { useMutation, useQuery } from '@tanstack/react-query'
import type { LeadView } from '@telehub/contracts'
import { useId } from 'react'
import { type FieldErrors, useForm } from 'react-hook-form'
import { api } from '@/lib/api-client.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { queryClient, renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { LeadFields } from './lead-fields.tsx'
import { complaintsOf } from './lead-form-errors.ts'
import { changesBetween, checkLead, emptyLead, type LeadFormValues, newLeadOf, valuesOf } from './lead-form-values.ts'
import { facetsOptions, leadOptions } from './lead-list.ts'

interface LeadFormProps {
  /** The lead to correct; null adds a new one. */
  lead: LeadView | null
  onClose: () => void
  onSaved: (lead: LeadView) => void
}

const save = (lead: LeadView | null, values: LeadFormValues): Promise<LeadView> =>
  lead
    ? api('PATCH /api/leads/{id}', { params: { id: lead.id }, body: changesBetween(valuesOf(lead), values) })
    : api('POST /api/leads', { body: newLeadOf(values) })

/** Adds or corrects a lead. What the server finds wrong is shown at its field. */
export function LeadForm({ lead, onClose, onSaved }: LeadFormProps) {
  const { t } = useTranslation('leads')
  const common = useTranslation('common').t
  const id = useId()
  const { data: facets } = useQuery(facetsOptions())
  const form = useForm<LeadFormValues>({
    defaultValues: lead ? valuesOf(lead) : emptyLead,
    resolver: (values) => {
      const wrong = Object.entries(checkLead(values)).map(([field, key]) => [
        field,
        { type: 'check', message: t(`form.${key}`) },
      ])
      return wrong.length > 0
        ? { values: {}, errors: Object.fromEntries(wrong) as FieldErrors<LeadFormValues> }
        : { values, errors: {} }
    },
  })
  const saving = useMutation({
    mutationFn: (values: LeadFormValues) => save(lead, values),
    onSuccess: (saved) => {
      queryClient.setQueryData(leadOptions(saved.id).queryKey, saved)
      void renew('GET /api/leads/counts', 'GET /api/leads/facets')
      toast.ok(t(lead ? 'form.saved' : 'form.added'))
      onSaved(saved)
      onClose()
    },
    onError: (error, values) => {
      for (const [field, message] of complaintsOf(error, values)) form.setError(field, { message })
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(lead ? 'form.editTitle' : 'form.addTitle')}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form={id} busy={saving.isPending}>
            {t(lead ? 'form.save' : 'form.add')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        onSubmit={form.handleSubmit((values) => saving.mutate(values))}
        className="flex flex-col gap-5"
      >
        {saving.error && complaintsOf(saving.error, form.getValues()).length === 0 && (
          <ErrorLine error={saving.error} />
        )}
        <LeadFields
          register={form.register}
          errors={form.formState.errors}
          campaigns={facets?.campaigns ?? []}
          language={lead?.language ?? null}
        />
      </form>
    </Dialog>
  )
}
