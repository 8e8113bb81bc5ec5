import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { inputClasses } from './input.tsx'

/** Grows with what is written, where the browser can. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={cn(inputClasses, 'field-sizing-content min-h-16 py-1.5 text-sm leading-5 touch:text-lg', className)}
      {...rest}
    />
  )
}
