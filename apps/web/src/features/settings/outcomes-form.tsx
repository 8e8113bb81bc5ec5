import type { SettingsView } from '@telehub/contracts'
import {
  type DispositionCode,
  dispositionCodes,
  dispositionGroups,
  dispositionNeeds,
  dispositionRules,
} from '@telehub/domain'
import { useId } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Checkbox } from '@/ui/checkbox.tsx'
import { mustHave, type OutcomesValues, outcomesShape, withNeed } from './outcomes.ts'
import { TopicForm } from './topic-form.tsx'
import { type TopicForm as Form, useTopic } from './use-topic.ts'

const columns = 'md:grid md:grid-cols-[11rem_repeat(6,minmax(0,1fr))] md:items-center'

/** What each of the outcomes asks of the agent before it can be saved. */
export function OutcomesForm({ saved }: { saved: SettingsView['dispositionNeeds'] }) {
  const { t } = useTranslation('settings')
  const form = useTopic(outcomesShape, saved)
  return (
    <TopicForm form={form}>
      <div>
        <div aria-hidden="true" className={`h-8 text-xs font-medium text-muted-foreground max-md:hidden ${columns}`}>
          <span>{t('outcome.column')}</span>
          {dispositionNeeds.map((need) => (
            <span key={need}>{t(`need.${need}`)}</span>
          ))}
        </div>
        {dispositionGroups.map((group) => (
          <section key={group} aria-label={t(`group.${group}`)} className="border-t border-border pb-2">
            <h3 className="pt-2.5 pb-1 text-xs text-muted-foreground">{t(`group.${group}`)}</h3>
            {dispositionCodes
              .filter((code) => dispositionRules[code].group === group)
              .map((code) => (
                <OutcomeRow key={code} code={code} form={form} />
              ))}
          </section>
        ))}
      </div>
    </TopicForm>
  )
}

/** A row of ticks beside the outcome; on a phone, its ticks with their words under it. */
function OutcomeRow({ code, form }: { code: DispositionCode; form: Form<OutcomesValues> }) {
  const { t } = useTranslation('settings')
  const title = t(`code.${code}`)
  const id = useId()
  return (
    <fieldset className={`py-1.5 md:py-0 ${columns}`}>
      <legend className="sr-only">{title}</legend>
      <span aria-hidden="true" className="text-sm font-medium md:font-normal">
        {title}
      </span>
      <div className="flex flex-wrap gap-x-4 md:contents">
        {dispositionNeeds.map((need) => {
          const fixed = mustHave(code, need)
          return (
            <label
              key={need}
              htmlFor={`${id}-${need}`}
              className="flex h-8 items-center gap-2 text-sm touch:h-10"
              title={fixed ? t('outcome.fixed') : undefined}
            >
              <Checkbox
                id={`${id}-${need}`}
                checked={form.values[code].includes(need)}
                disabled={fixed}
                onCheckedChange={(on) => form.change(withNeed(form.values, code, need, on === true))}
              />
              <span className="md:sr-only">
                {t(`need.${need}`)}
                {fixed && <span className="sr-only"> ({t('outcome.fixed')})</span>}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
