import type { ReactNode } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import type { Unit } from './numbers.ts'

interface NumberInputProps {
  label: string
  hint: ReactNode
  unit: Unit
  value: string
  onValueChange: (value: string) => void
  error: string | undefined
}

/** A number with its unit behind it and a sentence under it. */
export function NumberInput({ label, hint, unit, value, onValueChange, error }: NumberInputProps) {
  const { t } = useTranslation('settings')
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
            value={value}
            onChange={(event) => onValueChange(event.target.value)}
            className="w-20 text-right tabular-nums"
          />
          <span className="text-sm text-muted-foreground">{t(`unit.${unit}`)}</span>
        </span>
      )}
    </Field>
  )
}
