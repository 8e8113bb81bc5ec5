import { Plus, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { Button } from '@/ui/button.tsx'
import { InputWithIcon } from '@/ui/input.tsx'
import { Kbd } from '@/ui/kbd.tsx'
import { AddDialog } from './add-dialog.tsx'
import { DoNotCallList } from './do-not-call-list.tsx'
import { longestSearch } from './numbers.ts'

const waitMs = 180

interface DoNotCallProps {
  q: string
  onSearch: (q: string) => void
}

/** The do-not-call list: searched as one types, added to, taken from. */
export function DoNotCall({ q, onSearch }: DoNotCallProps) {
  const { t } = useTranslation('compliance')
  const [typed, setTyped] = useState(q)
  const [adding, setAdding] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const scope = t('title')
  useShortcut('/', () => field.current?.focus(), { label: t('searchLabel'), scope })
  useShortcut('n', () => setAdding(true), { label: t('add'), scope })
  const latest = useRef(onSearch)
  useEffect(() => {
    latest.current = onSearch
  })
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => latest.current(typed), waitMs)
    return () => clearTimeout(timer)
  }, [typed, q])
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 flex-wrap items-start gap-x-4 gap-y-3 border-b border-border px-4 pt-6 pb-4">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-base font-semibold">{t('title')}</h2>
          <p className="mt-0.5 max-w-prose text-sm text-muted-foreground">{t('text')}</p>
        </div>
        <div className="flex min-w-0 flex-wrap gap-2 max-sm:w-full">
          <InputWithIcon
            ref={field}
            type="search"
            aria-label={t('searchLabel')}
            aria-keyshortcuts="/"
            autoComplete="off"
            spellCheck={false}
            maxLength={longestSearch}
            placeholder={t('search')}
            icon={<Search aria-hidden="true" />}
            end={typed ? undefined : <Kbd keys="/" />}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="max-sm:basis-full sm:w-56"
          />
          <Button variant="primary" shortcut="n" className="touch:h-10" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            {t('add')}
          </Button>
        </div>
      </div>
      <div className="min-h-0 flex-1">
        <DoNotCallList
          q={q}
          onClear={() => {
            setTyped('')
            onSearch('')
            field.current?.focus()
          }}
        />
      </div>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </div>
  )
}
