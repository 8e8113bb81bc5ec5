import * as Radix from 'radix-ui/popover'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger

export const floatingClasses =
  'z-50 rounded-lg bg-popover text-foreground shadow-pop outline-none border border-border dark:border-transparent data-[state=open]:animate-pop'

export function PopoverContent({
  className,
  align = 'start',
  sideOffset = 6,
  ...rest
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          floatingClasses,
          'max-h-(--radix-popover-content-available-height) w-72 overflow-y-auto p-3',
          className,
        )}
        {...rest}
      />
    </Radix.Portal>
  )
}
