import { useMutation } from '@tanstack/react-query'
import type { CampaignView } from '@telehub/contracts'
import { type FormEvent, useState } from 'react'
import { ApiError, describeError, isRefusal } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/confirm.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { CampaignFields } from './campaign-fields.tsx'
import { hoursProblemsOf, problemsOf, valuesOf } from './campaign-values.ts'
import { saveCampaign } from './save-campaign.ts'

interface CampaignDialogProps {
  /** Null adds a new one. */
  campaign: CampaignView | null
  onClose: () => void
}

/** Adds a campaign or changes one. A script that was written is not lost to a stray Escape. */
export function CampaignDialog({ campaign, onClose }: CampaignDialogProps) {
  const { t } = useTranslation('campaigns')
  const { t: common } = useTranslation('common')
  const [values, setValues] = useState(() => valuesOf(campaign))
  const [tried, setTried] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const dirty = JSON.stringify(values) !== JSON.stringify(valuesOf(campaign))

  const undo = async (before: CampaignView, saved: CampaignView) => {
    try {
      await saveCampaign(saved, valuesOf(before))
      toast.ok(t('undone', { name: before.name }))
    } catch (error) {
      const { title, detail } = describeError(error)
      toast.error(title, detail ? { detail } : {})
    }
  }
  const save = useMutation({
    mutationFn: () => saveCampaign(campaign, values),
    onSuccess: (saved) => {
      if (campaign) {
        toast.ok(t('saved', { name: saved.name }), {
          action: { label: common('undo'), run: () => void undo(campaign, saved) },
        })
      } else toast.ok(t('added', { name: saved.name }))
      onClose()
    },
  })
  const problems = { ...problemsOf(values) }
  const wrongDays = hoursProblemsOf(values)
  const fields = save.error instanceof ApiError ? save.error.fields : []
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problems).length === 0 && Object.keys(wrongDays).length === 0) save.mutate()
  }
  const close = () => (dirty && !save.isPending ? setLeaving(true) : onClose())
  const nameTaken = isRefusal(save.error, 'conflict') ? save.error.detail : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={campaign ? t('form.editTitle', { name: campaign.name }) : t('form.addTitle')}
      size="lg"
      footer={
        <>
          <Button onClick={close}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form="campaign" busy={save.isPending}>
            {campaign ? common('save') : t('form.add')}
          </Button>
        </>
      }
    >
      <form id="campaign" noValidate onSubmit={onSubmit}>
        <CampaignFields
          values={values}
          onChange={(part) => setValues({ ...values, ...part })}
          problems={tried ? problems : {}}
          wrongDays={tried ? wrongDays : {}}
          serverSays={(path) =>
            (path === 'name' && nameTaken) || fields.find((field) => field.path.startsWith(`body.${path}`))?.message
          }
        />
        {save.error && !nameTaken && fields.length === 0 && <ErrorLine error={save.error} className="mt-4" />}
      </form>
      <Confirm
        open={leaving}
        onOpenChange={setLeaving}
        title={t('lose.title')}
        action={t('lose.action')}
        danger
        onConfirm={onClose}
      >
        {t('lose.text')}
      </Confirm>
    </Dialog>
  )
}
