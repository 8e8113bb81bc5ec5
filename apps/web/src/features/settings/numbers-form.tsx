import type { SettingsView } from '@telehub/contracts'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { NumberInput } from './number-input.tsx'
import {
  type NumberField,
  type NumberName,
  type NumberTopic,
  type NumberValues,
  numbersShape,
  numberTopics,
} from './numbers.ts'
import { TopicForm } from './topic-form.tsx'
import { useTopic } from './use-topic.ts'

interface NumbersFormProps<K extends NumberTopic> {
  topic: K
  saved: SettingsView[K]
  /** What these numbers would do, from what is typed now. */
  preview?: (values: NumberValues) => ReactNode
}

/** A topic that is numbers: a labelled field with an explanation for each. */
export function NumbersForm<K extends NumberTopic>({ topic, saved, preview }: NumbersFormProps<K>) {
  const { t } = useTranslation('settings')
  const form = useTopic(
    useMemo(() => numbersShape(topic), [topic]),
    saved,
  )
  const fields = Object.entries(numberTopics[topic]) as [NumberName, NumberField][]
  return (
    <TopicForm form={form}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {fields.map(([name, { unit }]) => (
          <NumberInput
            key={name}
            label={t(`number.${name}.label`)}
            hint={t(`number.${name}.hint`)}
            unit={unit}
            value={form.values[name] ?? ''}
            onValueChange={(value) => form.change({ [name]: value })}
            error={form.errorAt(name)}
          />
        ))}
      </div>
      {preview?.(form.values)}
    </TopicForm>
  )
}
