import * as Radix from 'radix-ui/switch'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** For a setting that acts at once; what waits for Save is a `Checkbox`. */
export function Switch({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        'inline-flex h-4.5 w-8 shrink-0 items-center rounded-full bg-input p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:bg-primary touch:h-6 touch:w-11',
        className,
      )}
      {...rest}
    >
      <Radix.Thumb className="block aspect-square h-full rounded-full bg-white transition-transform duration-150 data-[state=checked]:translate-x-3.5 touch:data-[state=checked]:translate-x-5" />
    </Radix.Root>
  )
}
