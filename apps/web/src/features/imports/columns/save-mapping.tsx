import type { ImportView } from '@telehub/contracts'
import { Bookmark } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { useChangeImport } from '../one/use-import.ts'

/** Keeps the mapping under a name, for the next file with these headings. */
export function SaveMapping({ of }: { of: ImportView }) {
  const { t } = useTranslation('imports')
  const [open, setOpen] = useState(false)
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm">
          <Bookmark aria-hidden="true" />
          {t('saved.save')}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end">
        <NameForm of={of} onSaved={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  )
}

function NameForm({ of, onSaved }: { of: ImportView; onSaved: () => void }) {
  const { t } = useTranslation('imports')
  const common = useTranslation('common').t
  const change = useChangeImport(of.id)
  const [name, setName] = useState(of.mappingName ?? '')
  const [asked, setAsked] = useState(false)
  const blank = name.trim() === ''

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (blank) return
    change.mutate(
      { saveAs: name.trim() },
      {
        onSuccess: () => {
          void renew('GET /api/import-mappings')
          toast.ok(t('saved.done', { name: name.trim() }))
          onSaved()
        },
      },
    )
  }
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      {change.error && <ErrorLine error={change.error} />}
      <Field
        label={t('saved.name')}
        hint={t('saved.nameHint')}
        error={asked && blank ? t('saved.nameError') : undefined}
      >
        {(control) => (
          <Input {...control} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={change.isPending}>
        {common('save')}
      </Button>
    </form>
  )
}
