import { Search, X } from 'lucide-react'
import { type Ref, useEffect, useRef, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { InputWithIcon } from '@/ui/input.tsx'
import { Kbd } from '@/ui/kbd.tsx'

interface SearchBoxProps {
  value: string
  onSearch: (q: string) => void
  /** From the field into the list. */
  onLeave: () => void
  ref: Ref<HTMLInputElement>
}

const waitMs = 180

/** Searches as one types: the list follows shortly after the last key. */
export function SearchBox({ value, onSearch, onLeave, ref }: SearchBoxProps) {
  const { t } = useTranslation('leads')
  const [typed, setTyped] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef(value)
  useEffect(() => {
    // The address changed from elsewhere: a cleared filter, the back button.
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const latest = useRef(onSearch)
  useEffect(() => {
    latest.current = onSearch
  })

  const send = (q: string) => {
    clearTimeout(timer.current)
    sent.current = q
    latest.current(q)
  }
  const type = (q: string) => {
    setTyped(q)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => send(q), waitMs)
  }
  return (
    <InputWithIcon
      ref={ref}
      type="search"
      aria-label={t('search.label')}
      aria-keyshortcuts="/"
      autoComplete="off"
      spellCheck={false}
      placeholder={t('search.placeholder')}
      value={typed}
      icon={<Search aria-hidden="true" />}
      end={
        typed ? (
          <button
            type="button"
            aria-label={t('search.clear')}
            className="rounded-sm p-0.5 text-muted-foreground hover:text-foreground"
            onClick={() => {
              setTyped('')
              send('')
            }}
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        ) : (
          <Kbd keys="/" />
        )
      }
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed) {
          event.preventDefault()
          setTyped('')
          send('')
        } else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') {
          event.preventDefault()
          if (event.key === 'Enter') send(typed)
          onLeave()
        }
      }}
      className="w-full sm:w-64 [&_input::-webkit-search-cancel-button]:hidden"
    />
  )
}
