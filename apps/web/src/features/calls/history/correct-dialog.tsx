import { useMutation } from '@tanstack/react-query'
import type { CallView, DispositionRequest } from '@telehub/contracts'
import { useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { CodeGrid } from '../outcome/code-grid.tsx'
import { emptyDraft, type Missing, missingKey, missingOf, requestOf } from '../outcome/draft.ts'
import { Needs } from '../outcome/needs.tsx'
import { useRules } from '../outcome/use-rules.ts'
import { patchCall } from './use-calls.ts'

/** Another outcome instead of the recorded one, with the same needs as the first time. */
export function CorrectDialog({ call, onClose }: { call: CallView; onClose: () => void }) {
  const { t } = useTranslation('calls')
  const { rules, askedFor } = useRules()
  const [draft, setDraft] = useState(() => emptyDraft(call.disposition))
  const [notes, setNotes] = useState(call.notes)
  const [missing, setMissing] = useState<Missing | null>(null)
  const asked = askedFor(draft.code)
  const correcting = useMutation({
    mutationFn: (body: DispositionRequest) => api('PUT /api/calls/{id}/disposition', { params: { id: call.id }, body }),
    onSuccess: (reply) => {
      patchCall(reply.call)
      void renew('GET /api/leads', 'GET /api/leads/{id}', 'GET /api/next-actions')
      toast.ok(reply.message)
      onClose()
    },
  })
  const save = () => {
    const lacking = missingOf(draft, notes, asked)
    setMissing(lacking)
    const request = lacking === null ? requestOf(draft, notes, asked.needs) : null
    if (request) correcting.mutate(request)
  }
  return (
    <Dialog
      open
      size="xl"
      onOpenChange={(open) => !open && onClose()}
      title={t('correct.title')}
      description={call.disposition && t('correct.text', { code: t(`code.${call.disposition}`) })}
      footer={
        <>
          <p role="alert" className="mr-auto text-sm text-danger-text">
            {missing && t(missingKey(missing))}
          </p>
          <Button variant="primary" busy={correcting.isPending} onClick={save}>
            {t('correct.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <CodeGrid
          call={call}
          rules={rules}
          value={draft.code}
          onChoose={(code) => setDraft({ ...draft, code })}
          name={`correct-${call.id}`}
        />
        <Needs
          key={draft.code}
          call={call}
          needs={asked.needs}
          draft={draft}
          onChange={(change) => setDraft({ ...draft, ...change })}
          name={`correct-${call.id}`}
        />
        <Field label={t('correct.notes')}>
          {(control) => (
            <Textarea {...control} value={notes} maxLength={5000} onChange={(event) => setNotes(event.target.value)} />
          )}
        </Field>
        {correcting.error && <ErrorLine error={correcting.error} />}
      </div>
    </Dialog>
  )
}
