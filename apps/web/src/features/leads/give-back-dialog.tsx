import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { queryClient, renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { leadOptions, peopleOptions } from './lead-list.ts'

export interface GiveBack {
  leadId: number
  name: string
}

/** Who owns the lead and so gets it back; null while that is not known, or for nobody. */
function useAgentOf(leadId: number): string | null {
  const { data: lead } = useQuery(leadOptions(leadId))
  const { data: people } = useQuery(peopleOptions())
  if (!lead || lead.ownerId === null) return null
  return people?.items.find((one) => one.id === lead.ownerId)?.name ?? lead.ownerName
}

/** A manager's answer to an escalation. */
export function GiveBackDialog({ lead, onClose }: { lead: GiveBack; onClose: () => void }) {
  const { t } = useTranslation('leads')
  const common = useTranslation('common').t
  const agent = useAgentOf(lead.leadId)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const answer = useMutation({
    mutationFn: () =>
      api('POST /api/leads/{id}/return-escalation', { params: { id: lead.leadId }, body: { note: note.trim() } }),
    onSuccess: (returned) => {
      queryClient.setQueryData(leadOptions(returned.id).queryKey, returned)
      void renew('GET /api/next-actions')
      toast.ok(t('escalated.done'))
      onClose()
    },
  })
  const submit = () => {
    setAsked(true)
    if (note.trim()) answer.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('escalated.giveBackTitle', { name: lead.name })}
      description={t('escalated.giveBackText', { agent: agent ?? t('escalated.theAgent') })}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" shortcut="mod+enter" busy={answer.isPending} onClick={submit}>
            {t('escalated.giveBack')}
          </Button>
        </>
      }
    >
      {answer.error && <ErrorLine error={answer.error} className="mb-3" />}
      <Field label={t('escalated.note')} error={asked && !note.trim() ? t('escalated.needNote') : undefined}>
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}
