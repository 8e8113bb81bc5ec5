import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { ariaKeys } from '@/lib/shortcuts.ts'
import { cn } from './cn.ts'
import { Kbd } from './kbd.tsx'
import { Spinner } from './spinner.tsx'

export const buttonVariants = cva(
  'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors duration-100 select-none disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-primary text-primary-foreground hover:bg-primary-hover',
        secondary: 'border border-border bg-card text-foreground hover:bg-accent data-[state=open]:bg-accent',
        ghost: 'text-foreground hover:bg-accent data-[state=open]:bg-accent',
        quiet: 'text-muted-foreground hover:bg-accent hover:text-foreground data-[state=open]:bg-accent',
        danger: 'bg-danger text-danger-foreground hover:bg-danger-hover',
        'danger-quiet': 'text-danger-text hover:bg-danger-soft',
        link: 'text-primary-text underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2 text-xs [&_svg]:size-3.5',
        md: 'h-8 px-3 text-sm [&_svg]:size-4',
        lg: 'h-10 px-4 text-base [&_svg]:size-4.5',
        thumb: 'h-12 px-5 text-lg [&_svg]:size-5',
        icon: 'size-8 [&_svg]:size-4',
        'icon-sm': 'size-7 [&_svg]:size-3.5',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Wears the child's element (a link, say) instead of a button. */
  asChild?: boolean
  /** Shown on the button; the key itself is bound by `useShortcut`. */
  shortcut?: string
  /** Under way: the button keeps its width, shows a spinner and takes no clicks. */
  busy?: boolean
}

/** A button says what it does with a verb. An icon-only one needs an `aria-label`. */
export function Button({
  variant,
  size,
  asChild = false,
  shortcut,
  busy = false,
  className,
  children,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className)
  if (asChild) {
    return (
      <Slot className={classes} {...rest}>
        {children}
      </Slot>
    )
  }
  return (
    <button
      type={type}
      className={classes}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={shortcut ? ariaKeys(shortcut) : undefined}
      {...rest}
    >
      {busy && <Spinner className="absolute inset-0 m-auto" />}
      <span className={cn('contents', busy && 'invisible')}>
        {children}
        {shortcut && <Kbd keys={shortcut} className="ml-0.5" />}
      </span>
    </button>
  )
}
