import { Check } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { Kbd } from './kbd.tsx'
import { floatingClasses } from './popover.tsx'

/** Not modal: the desk behind it stays alive for the eye, the pointer and a screen reader. */
export const DropdownMenu = (props: ComponentProps<typeof Radix.Root>) => <Radix.Root modal={false} {...props} />
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuRadioGroup = Radix.RadioGroup

export function DropdownMenuContent({
  className,
  sideOffset = 6,
  align = 'start',
  ...rest
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        align={align}
        collisionPadding={8}
        className={cn(
          floatingClasses,
          'max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1',
          className,
        )}
        {...rest}
      />
    </Radix.Portal>
  )
}

const itemClasses =
  'relative flex h-8 items-center gap-2 rounded-sm px-2 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-accent touch:h-10 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted-foreground'

interface ItemProps extends ComponentProps<typeof Radix.Item> {
  shortcut?: string
  danger?: boolean
}
export function DropdownMenuItem({ className, shortcut, danger = false, children, ...rest }: ItemProps) {
  return (
    <Radix.Item
      className={cn(
        itemClasses,
        danger && 'text-danger-text data-highlighted:bg-danger-soft [&>svg]:text-current',
        className,
      )}
      {...rest}
    >
      {children}
      {shortcut && <Kbd keys={shortcut} className="ml-auto" />}
    </Radix.Item>
  )
}

const markClasses = 'absolute left-2 flex items-center [&>svg]:size-3.5'

export function DropdownMenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(itemClasses, 'pl-8', className)} {...rest}>
      <Radix.ItemIndicator className={markClasses}>
        <Check aria-hidden="true" />
      </Radix.ItemIndicator>
      {children}
    </Radix.RadioItem>
  )
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return (
    <Radix.Label className={cn('px-2 pt-1.5 pb-1 text-xs font-medium text-muted-foreground', className)} {...rest} />
  )
}

export function DropdownMenuSeparator({ className, ...rest }: ComponentProps<typeof Radix.Separator>) {
  return <Radix.Separator className={cn('-mx-1 my-1 h-px bg-border', className)} {...rest} />
}
