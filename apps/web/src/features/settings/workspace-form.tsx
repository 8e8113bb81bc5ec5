import type { SettingsView } from '@telehub/contracts'
import { dateOf, isZone, maskPhone, wallClock } from '@telehub/domain'
import { useMemo } from 'react'
import { formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Combobox } from '@/ui/combobox.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { CheckLine } from './check-line.tsx'
import { TopicForm } from './topic-form.tsx'
import { useTopic } from './use-topic.ts'
import { workspaceShape, zonesWith } from './workspace.ts'

const examplePhone = '+919820012345'

/** The name of the workspace, its clock, and whether agents see whole numbers. */
export function WorkspaceForm({ saved }: { saved: SettingsView['workspace'] }) {
  const { t } = useTranslation('settings')
  const form = useTopic(workspaceShape, saved)
  const { values, change } = form
  const zones = useMemo(() => zonesWith(saved.zone).map((zone) => ({ value: zone, label: zone })), [saved.zone])
  return (
    <TopicForm form={form}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Field label={t('workspace.name')} hint={t('workspace.nameHint')} error={form.errorAt('name')}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              autoComplete="off"
              value={values.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('workspace.zone')} hint={<ZoneHint zone={values.zone} />} error={form.errorAt('zone')}>
          {(control) => (
            <Combobox
              {...control}
              label={t('workspace.zone')}
              placeholder={t('workspace.zone')}
              options={zones}
              value={values.zone}
              onValueChange={(zone) => change({ zone })}
            />
          )}
        </Field>
      </div>
      <CheckLine
        checked={values.maskPhones}
        onCheckedChange={(maskPhones) => change({ maskPhones })}
        label={t('workspace.mask')}
        hint={t('workspace.maskHint', { phone: formatPhone(examplePhone), shown: maskPhone(examplePhone) })}
      />
    </TopicForm>
  )
}

/** What the clock shows there, so that a wrong choice is seen before it is saved. */
function ZoneHint({ zone }: { zone: string }) {
  const { t } = useTranslation('settings')
  const now = new Date(useNow())
  if (!isZone(zone)) return t('workspace.zoneHint')
  const { minutes } = wallClock(zone, now)
  const two = (n: number) => String(n).padStart(2, '0')
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return t('workspace.zoneNow', { time, date: dateOf(zone, now) })
}
