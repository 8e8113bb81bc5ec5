import type { SettingsView } from '@telehub/contracts'
import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { serverNow } from '@/lib/clock.ts'
import { formatDate } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { fromLocalInput, zonedDay } from '@/lib/zone.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { type AddProblem, addProblem, holidaysShape, withHoliday } from './holidays.ts'
import { TopicForm } from './topic-form.tsx'
import { useTopic } from './use-topic.ts'

const empty = { date: '', name: '' }

/** Days on which nobody is called. */
export function HolidaysForm({ saved }: { saved: SettingsView['holidays'] }) {
  const { t } = useTranslation('settings')
  const form = useTopic(holidaysShape, saved)
  const { items } = form.values
  const today = zonedDay(serverNow())
  return (
    <TopicForm form={form}>
      {items.length === 0 ? (
        <p className="text-sm text-muted-foreground">{t('holiday.none')}</p>
      ) : (
        <ul aria-label={t('topic.holidays.title')} className="max-w-xl">
          {items.map((item, i) => {
            const day = dayOf(item.date)
            const error = form.errorAt(`${i}.name`) ?? form.errorAt(`${i}.date`)
            return (
              <li
                key={item.date}
                className={cn(
                  'flex min-h-9 items-center gap-3 border-b border-border/60 last:border-0',
                  item.date < today && 'text-muted-foreground',
                )}
              >
                <time dateTime={item.date} className="w-32 shrink-0">
                  {day}
                </time>
                <span className="min-w-0 flex-1 truncate">
                  {item.name}
                  {item.date < today && <span className="ml-2 text-xs">{t('holiday.past')}</span>}
                  {error && <span className="block text-xs text-danger-text">{error}</span>}
                </span>
                <Button
                  size="icon-sm"
                  variant="quiet"
                  className="touch:size-10"
                  aria-label={t('holiday.remove', { name: item.name, day })}
                  onClick={() => form.change({ items: items.filter((one) => one !== item) })}
                >
                  <X />
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <AddHoliday items={items} onAdd={(next) => form.change({ items: next })} />
    </TopicForm>
  )
}

/** Noon is the same day wherever the clock changes. */
const dayOf = (date: string): string => {
  const noon = fromLocalInput(`${date}T12:00`)
  return noon ? formatDate(noon, serverNow()) : date
}

type Items = SettingsView['holidays']

function AddHoliday({ items, onAdd }: { items: readonly Items[number][]; onAdd: (items: Items) => void }) {
  const { t } = useTranslation('settings')
  const [next, setNext] = useState(empty)
  const [wrong, setWrong] = useState<AddProblem | null>(null)
  const date = useRef<HTMLInputElement>(null)
  const add = () => {
    const problem = addProblem(items, next)
    setWrong(problem)
    if (problem) return
    onAdd(withHoliday(items, next))
    setNext(empty)
    date.current?.focus()
  }
  // Enter adds the day; it must not save the list without it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  const change = (part: Partial<typeof empty>) => {
    setWrong(null)
    setNext({ ...next, ...part })
  }
  const said = wrong && t(`problem.${wrong}`)
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Field
        label={t('holiday.date')}
        error={wrong === 'holidayName' ? undefined : (said ?? undefined)}
        className="w-40"
      >
        {(control) => (
          <Input
            {...control}
            ref={date}
            type="date"
            value={next.date}
            onChange={(event) => change({ date: event.target.value })}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Field
        label={t('holiday.name')}
        error={wrong === 'holidayName' ? (said ?? undefined) : undefined}
        className="min-w-40 flex-1 sm:max-w-64"
      >
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            placeholder={t('holiday.example')}
            value={next.name}
            onChange={(event) => change({ name: event.target.value })}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Button className="mt-6.5 touch:h-10" onClick={add}>
        <Plus aria-hidden="true" />
        {t('holiday.add')}
      </Button>
    </div>
  )
}
