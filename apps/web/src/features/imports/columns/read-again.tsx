import type { ImportView } from '@telehub/contracts'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Select } from '@/ui/select.tsx'
import { type Changes, useChangeImport } from '../one/use-import.ts'

type Headings = 'find' | 'inLine' | 'none'

/** Another sheet, another heading line, or none. */
export function ReadAgain({ of, onClose }: { of: ImportView; onClose: () => void }) {
  const { t } = useTranslation('imports')
  const common = useTranslation('common').t
  const change = useChangeImport(of.id)
  const form = useId()
  const { reading } = of
  const [sheet, setSheet] = useState(reading.sheet ?? '')
  const [headings, setHeadings] = useState<Headings>(reading.headingLine === null ? 'none' : 'inLine')
  const [line, setLine] = useState(String(reading.headingLine ?? 1))
  const [asked, setAsked] = useState(false)
  const number = /^\d+$/.test(line.trim()) ? Number(line) : 0
  const lineIsWrong = headings === 'inLine' && (number < 1 || number > 1000)

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (lineIsWrong) return
    const changes: Changes = {
      ...(headings === 'none' && { headingLine: null }),
      ...(headings === 'inLine' && { headingLine: number }),
      // Without a heading line the server looks for it; it reads again only when something is named.
      ...(reading.sheet !== null && (sheet !== reading.sheet || headings === 'find') && { sheet }),
      ...(reading.sheet === null && headings === 'find' && { sheet: '' }),
    }
    change.mutate(changes, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('reading.title')}
      description={t('reading.text')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form={form} busy={change.isPending}>
            {t('reading.apply')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {change.error && <ErrorLine error={change.error} />}
        {reading.sheets.length > 1 && (
          <Field label={t('reading.sheetLabel')}>
            {(control) => (
              <Select
                {...control}
                value={sheet}
                onValueChange={(next) => {
                  setSheet(next)
                  setHeadings('find')
                }}
                options={reading.sheets.map((name) => ({ value: name, label: name }))}
              />
            )}
          </Field>
        )}
        <Field label={t('reading.headingLabel')}>
          {(control) => (
            <Select
              {...control}
              value={headings}
              onValueChange={setHeadings}
              options={(['find', 'inLine', 'none'] as const).map((one) => ({ value: one, label: t(`reading.${one}`) }))}
            />
          )}
        </Field>
        {headings === 'inLine' && (
          <Field
            label={t('reading.line')}
            hint={t('reading.lineHint')}
            error={asked && lineIsWrong ? t('reading.lineError') : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={line}
                onChange={(event) => setLine(event.target.value)}
                className="w-28"
              />
            )}
          </Field>
        )}
      </form>
    </Dialog>
  )
}
