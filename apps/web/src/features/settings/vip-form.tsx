import { useQuery } from '@tanstack/react-query'
import type { SettingsView } from '@telehub/contracts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { CheckLine } from './check-line.tsx'
import { VipCount } from './counts-line.tsx'
import { TopicForm } from './topic-form.tsx'
import { useTopic } from './use-topic.ts'
import { vipShape } from './vip.ts'

const examples = 6

/** Which leads count as VIP besides those that somebody marked. */
export function VipForm({ saved }: { saved: SettingsView['vip'] }) {
  const { t } = useTranslation('settings')
  const form = useTopic(vipShape, saved)
  const { data: facets } = useQuery(get('GET /api/leads/facets'))
  const known = facets?.sources.slice(0, examples).join(', ')
  const { values, change } = form
  return (
    <TopicForm form={form}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Field label={t('vip.value')} hint={t('vip.valueHint')} error={form.errorAt('expectedValueFrom')}>
          {(control) => (
            <span className="flex items-center gap-2">
              <span aria-hidden="true" className="text-sm text-muted-foreground">
                ₹
              </span>
              <Input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                maxLength={20}
                className="w-32 text-right tabular-nums"
                value={values.expectedValueFrom}
                onChange={(event) => change({ expectedValueFrom: event.target.value })}
              />
            </span>
          )}
        </Field>
        <Field label={t('vip.score')} hint={t('vip.scoreHint')} error={form.errorAt('scoreFrom')}>
          {(control) => (
            <span className="flex items-center gap-2">
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                maxLength={3}
                className="w-20 text-right tabular-nums"
                value={values.scoreFrom}
                onChange={(event) => change({ scoreFrom: event.target.value })}
              />
              <span className="text-sm text-muted-foreground">{t('unit.points')}</span>
            </span>
          )}
        </Field>
        <Field
          label={t('vip.sources')}
          hint={known ? t('vip.sourcesKnown', { known }) : t('vip.linesHint')}
          error={form.errorAt('sources')}
        >
          {(control) => (
            <Textarea
              {...control}
              value={values.sources}
              onChange={(event) => change({ sources: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('vip.designations')} hint={t('vip.designationsHint')} error={form.errorAt('designations')}>
          {(control) => (
            <Textarea
              {...control}
              value={values.designations}
              onChange={(event) => change({ designations: event.target.value })}
            />
          )}
        </Field>
      </div>
      <CheckLine
        checked={values.decisionMakers}
        onCheckedChange={(decisionMakers) => change({ decisionMakers })}
        label={t('vip.decisionMakers')}
        hint={t('vip.decisionMakersHint')}
      />
      <VipCount />
    </TopicForm>
  )
}
