import { Check, ChevronsUpDown } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from './cn.ts'
import { inputClasses } from './input.tsx'
import { Popover, PopoverContent, PopoverTrigger } from './popover.tsx'

export interface ComboboxOption<V extends string | number> {
  value: V
  label: string
  /** A second, quieter text in the row; searched as well. */
  hint?: string
}

interface ComboboxProps<V extends string | number> {
  options: readonly ComboboxOption<V>[]
  value: V | null
  onValueChange: (value: V) => void
  placeholder: string
  /** Names the list and its search field. */
  label: string
  id?: string
  disabled?: boolean
  className?: string
  'aria-invalid'?: true
  'aria-describedby'?: string
}

const matches = (option: { label: string; hint?: string }, q: string) =>
  `${option.label} ${option.hint ?? ''}`.toLowerCase().includes(q.trim().toLowerCase())

/** One of many, found by typing: people, columns, languages. Arrows, Enter and Escape do what one expects. */
export function Combobox<V extends string | number>(props: ComboboxProps<V>) {
  const { options, value, onValueChange, placeholder, label, className, ...trigger } = props
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={open}
          aria-haspopup="listbox"
          // Inside of a field its label names it; alone it names itself.
          aria-label={trigger.id ? undefined : `${label}: ${chosen?.label ?? placeholder}`}
          className={cn(inputClasses, 'flex h-8 items-center gap-2 text-left text-sm touch:h-10', className)}
          {...trigger}
        >
          <span className={cn('min-w-0 flex-1 truncate', !chosen && 'text-muted-foreground')}>
            {chosen?.label ?? placeholder}
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
        </button>
      </PopoverTrigger>
      <PopoverContent className="w-(--radix-popover-trigger-width) min-w-56 p-0">
        <Choices
          label={label}
          options={options}
          value={value}
          onChoose={(next) => {
            onValueChange(next)
            setOpen(false)
          }}
        />
      </PopoverContent>
    </Popover>
  )
}

interface ChoicesProps<V extends string | number> {
  label: string
  options: readonly ComboboxOption<V>[]
  value: V | null
  onChoose: (value: V) => void
}

function Choices<V extends string | number>({ label, options, value, onChoose }: ChoicesProps<V>) {
  const { t } = useTranslation('common')
  const id = useId()
  const [q, setQ] = useState('')
  const found = q ? options.filter((option) => matches(option, q)) : options
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.value === value),
    ),
  )
  const at = Math.min(active, found.length - 1)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) {
      event.preventDefault()
      const next = (at + step + found.length) % found.length
      setActive(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    const hit = found[at]
    if (event.key === 'Enter' && hit) {
      event.preventDefault()
      onChoose(hit.value)
    }
  }
  return (
    <>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        // biome-ignore lint/a11y/noAutofocus: the list was opened to be searched
        autoFocus
        value={q}
        placeholder={t('search')}
        onChange={(event) => {
          setQ(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full border-b border-border bg-transparent px-3 text-sm outline-none"
      />
      <div role="listbox" id={`${id}-list`} aria-label={label} tabIndex={-1} className="max-h-64 overflow-y-auto p-1">
        {found.map((option, i) => (
          <div
            key={option.value}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.value === value}
            onMouseMove={() => setActive(i)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.value)}
            onKeyDown={onKeyDown}
            className={cn(
              'flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 text-sm touch:min-h-10',
              i === at && 'bg-accent',
            )}
          >
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.hint && <span className="truncate text-xs text-muted-foreground">{option.hint}</span>}
            {option.value === value && <Check aria-hidden="true" className="size-3.5 shrink-0" />}
          </div>
        ))}
        {found.length === 0 && (
          <p className="px-2 py-3 text-center text-sm text-muted-foreground">{t('noMatch', { q })}</p>
        )}
      </div>
    </>
  )
}
