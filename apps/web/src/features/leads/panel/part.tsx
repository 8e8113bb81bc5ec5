import type { ReactNode } from 'react'

/** A part of the panel, set apart by a heading and space. */
export function Part({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="px-4 pt-4">
      <div className="mb-1.5 flex items-baseline gap-2">
        <h3 className="text-xs font-medium text-muted-foreground">{title}</h3>
        {aside && <div className="ml-auto text-xs text-muted-foreground">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
