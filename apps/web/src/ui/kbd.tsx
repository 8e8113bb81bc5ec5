import { keyParts } from '@/lib/shortcuts.ts'
import { cn } from './cn.ts'

/** The keys of a shortcut as they are named on this machine: `mod+k` shows ⌘K on a Mac and Ctrl K elsewhere. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center gap-1 rounded-sm border border-current/25 px-1 font-sans text-2xs leading-none font-medium whitespace-nowrap touch:hidden',
        className,
      )}
    >
      {keyParts(keys).join(' ')}
    </span>
  )
}
