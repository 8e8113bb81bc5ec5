import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Section } from '@/ui/page.tsx'
import type { Topic } from './topics.ts'
import type { TopicForm as Form } from './use-topic.ts'

/** The frame of every topic: what it is for, its fields, and a line to save or discard them. */
export function TopicForm<V>({ form, children }: { form: Form<V>; children: ReactNode }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const id = useId()
  const title = t(`topic.${form.topic}.title`)
  useShortcut('mod+s', () => form.submit(), {
    label: t('saveTopic', { topic: title }),
    scope: t('title'),
    enabled: form.dirty && !form.busy,
    whileTyping: true,
  })
  return (
    <Section
      title={title}
      description={t(`topic.${form.topic}.text`)}
      actions={<LastChange topic={form.topic} />}
      className="max-w-4xl"
    >
      <form noValidate aria-labelledby={id} onSubmit={form.submit} className="flex flex-col gap-5">
        <span id={id} className="sr-only">
          {title}
        </span>
        {children}
        {form.overtaken && (
          <p role="status" className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn-text">
            {t('overtaken')}
          </p>
        )}
        {form.failure ? <ErrorLine error={form.failure} /> : null}
        <div className="flex flex-wrap items-center gap-2">
          <Button
            type="submit"
            variant="primary"
            className="touch:h-10"
            disabled={!form.dirty}
            busy={form.busy}
            {...(form.dirty && { shortcut: 'mod+s' })}
          >
            {common('save')}
          </Button>
          {form.dirty && (
            <Button variant="ghost" className="touch:h-10" disabled={form.busy} onClick={form.discard}>
              {t('discard')}
            </Button>
          )}
          <p role="status" className={form.refused ? 'text-xs text-danger-text' : 'text-xs text-muted-foreground'}>
            {form.refused ? t('refused') : form.dirty ? t('dirty') : ''}
          </p>
        </div>
      </form>
    </Section>
  )
}

/** Who changed the topic last, and when; nothing while it has its defaults. */
function LastChange({ topic }: { topic: Topic }) {
  const { t } = useTranslation('settings')
  const { data } = useQuery(get('GET /api/settings/history'))
  const now = useNow()
  const last = data?.items.find((item) => item.key === topic)
  if (!last) return null
  const when = formatWhen(last.at, now)
  return (
    <p className="shrink-0 pt-0.5 text-xs text-muted-foreground max-sm:hidden">
      {last.by ? t('lastChange', { by: last.by, when }) : t('lastChangeSetup', { when })}
    </p>
  )
}
