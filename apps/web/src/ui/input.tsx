import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

export const inputClasses =
  'w-full min-w-0 rounded-md border border-input/55 bg-card px-2.5 text-foreground transition-colors hover:border-input focus-visible:border-ring focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground aria-invalid:border-danger aria-invalid:focus-visible:outline-danger'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(inputClasses, 'h-8 text-sm touch:h-10 touch:text-lg', className)} {...rest} />
}

interface InputWithIconProps extends ComponentProps<'input'> {
  icon: ReactNode
  /** Stands inside at the end: a shortcut, a clear button. */
  end?: ReactNode
}

/** An input with an icon before its text, as a search field has. */
export function InputWithIcon({ icon, end, className, ...rest }: InputWithIconProps) {
  return (
    <div className={cn('relative min-w-0', className)}>
      <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted-foreground [&_svg]:size-4">
        {icon}
      </span>
      <Input className={cn('pl-8', end && 'pr-9')} {...rest} />
      {end && <span className="absolute inset-y-0 right-2 flex items-center">{end}</span>}
    </div>
  )
}
