import { createContext, type ReactNode, useContext, useId } from 'react'
import { cn } from './cn.ts'

interface FieldProps {
  label: ReactNode
  /** A sentence under the field that helps to fill it. */
  hint?: ReactNode
  /** What is wrong with it; takes the place of the hint and is announced. */
  error?: string | undefined
  optional?: string
  className?: string
  /** Gets the attributes that tie the control to its label, hint and error: spread them on it. */
  children: (control: FieldControl) => ReactNode
}
export interface FieldControl {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

const InFieldset = createContext(false)

/** Label, control, hint and error of one value, tied together for the eye and for a screen reader. */
export function Field({ label, hint, error, optional, className, children }: FieldProps) {
  const id = useId()
  const note = `${id}-note`
  const control: FieldControl = {
    id,
    ...((hint || error) && { 'aria-describedby': note }),
    ...(error && { 'aria-invalid': true as const }),
  }
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className={cn('text-sm font-medium', useContext(InFieldset) && 'font-normal')}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted-foreground">{optional}</span>}
      </label>
      {children(control)}
      {error ? (
        <p id={note} role="alert" className="text-xs text-danger-text">
          {error}
        </p>
      ) : (
        hint && (
          <p id={note} className="text-xs text-muted-foreground">
            {hint}
          </p>
        )
      )}
    </div>
  )
}

/** Fields that belong together, with a legend. */
export function Fieldset({
  legend,
  children,
  className,
}: {
  legend: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <fieldset className={cn('flex min-w-0 flex-col gap-3', className)}>
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <InFieldset value={true}>{children}</InFieldset>
    </fieldset>
  )
}
