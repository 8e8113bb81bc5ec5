import { useMutation } from '@tanstack/react-query'
import type { SettingsView } from '@telehub/contracts'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { ApiError, describeError } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { keyOf, queryClient, renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { setZone } from '@/lib/zone.ts'
import { same, type Topic, type TopicShape } from './topics.ts'
import { useMarkUnsaved } from './unsaved.ts'

export interface TopicForm<V> {
  topic: Topic
  values: V
  change: (part: Partial<V>) => void
  dirty: boolean
  busy: boolean
  /** What is wrong at a place, by the form or else by the server. */
  errorAt: (path: string) => string | undefined
  /** A failure that no field can show. */
  failure: unknown
  /** Some values were not taken: they are said at their fields. */
  refused: boolean
  /** Somebody else saved this topic while it was being changed here. */
  overtaken: boolean
  submit: (event?: FormEvent) => void
  discard: () => void
}

const put = (topic: Topic, body: unknown) => api('PUT /api/settings/{key}', { params: { key: topic }, body })

/** Settings hold everywhere at once, so what is drawn from them is read again. */
function take(settings: SettingsView): void {
  queryClient.setQueryData(keyOf('GET /api/settings'), settings)
  const { name, zone } = settings.workspace
  setZone(zone)
  queryClient.setQueryData<object>(keyOf('GET /api/workspace'), (old) => old && { ...old, name, zone })
  void renew('GET /api/settings/history', 'GET /api/dispositions', 'GET /api/leads/counts', 'GET /api/campaigns')
}

/** One topic as a form: what is typed, what is wrong with it, and saving it with a way back. */
export function useTopic<K extends Topic, V extends object>(
  shape: TopicShape<K, V>,
  saved: SettingsView[K],
): TopicForm<V> {
  const { topic, valuesOf, toValue, problemsOf } = shape
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [state, setState] = useState(() => ({ base: saved, values: valuesOf(saved) }))
  const [tried, setTried] = useState(false)
  const { base, values } = state
  const dirty = !same(values, valuesOf(base))
  const overtaken = !same(saved, base)
  useMarkUnsaved(topic, dirty)
  // Untouched, a form follows what others save.
  if (overtaken && !dirty) setState({ base: saved, values: valuesOf(saved) })

  const putBack = async (before: SettingsView[K]) => {
    try {
      take(await put(topic, before))
      toast.ok(t('undone'))
    } catch (error) {
      const { title, detail } = describeError(error)
      toast.error(title, detail ? { detail } : {})
    }
  }
  const save = useMutation({
    mutationFn: (sent: V) => put(topic, toValue(sent)),
    onSuccess: (settings, sent) => {
      const before = saved
      const now = settings[topic]
      take(settings)
      setTried(false)
      // What was typed while it was being saved stays typed.
      setState((old) => ({ base: now, values: same(old.values, sent) ? valuesOf(now) : old.values }))
      toast.ok(t('saved', { topic: t(`topic.${topic}.title`) }), {
        action: { label: common('undo'), run: () => void putBack(before) },
      })
    },
  })
  const problems = problemsOf(values)
  const fields = save.error instanceof ApiError ? save.error.fields : []
  return {
    topic,
    values,
    change: (part) => {
      if (save.error) save.reset()
      setState((old) => ({ ...old, values: { ...old.values, ...part } }))
    },
    dirty,
    busy: save.isPending,
    errorAt: (path) => {
      const problem = tried ? problems[path] : undefined
      if (problem) return t(problem.say, problem.params)
      return fields.find((field) => field.path === `body.${path}`)?.message
    },
    failure: fields.length > 0 ? null : save.error,
    refused: fields.length > 0 || (tried && Object.keys(problems).length > 0),
    overtaken: overtaken && dirty,
    submit: (event) => {
      event?.preventDefault()
      setTried(true)
      if (Object.keys(problems).length === 0) save.mutate(values)
    },
    discard: () => {
      save.reset()
      setTried(false)
      setState({ base: saved, values: valuesOf(saved) })
    },
  }
}
