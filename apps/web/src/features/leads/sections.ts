import type { Priority, QueueGroup } from '@telehub/domain'
import { formatCount } from '@/lib/formats.ts'
import type { ListRow } from './list-pages.ts'
import type { LeadSort } from './queue-search.ts'

export type SectionName = QueueGroup | 'held-back'
export type ListItem =
  | { kind: 'heading'; key: string; name: SectionName }
  /** `at` is its place among the leads alone, from 0. */
  | { kind: 'lead'; key: number; lead: ListRow; at: number }
  /** The card of the lead above it, opened in place. */
  | { kind: 'card'; key: string; lead: ListRow }

/** Under which heading a lead stands: its group in the queue's own order, its priority in the order by priority, else none. */
function sectionOf(lead: ListRow, sort: LeadSort): SectionName | null {
  const place = lead.stands ?? lead
  switch (sort) {
    case 'queue':
      return place.queueGroup ?? 'held-back'
    case 'priority':
      return place.priority
    case 'score':
    case 'last-contact':
    case 'created':
      return null
  }
}

/** What the list draws, in order: leads, a heading where a group begins, and the card of the lead that is open in place. */
export function sectionsOf(leads: readonly ListRow[], sort: LeadSort, openInPlace: number | null): ListItem[] {
  const items: ListItem[] = []
  const begun = new Set<SectionName>()
  leads.forEach((lead, at) => {
    const name = sectionOf(lead, sort)
    if (name && !begun.has(name)) {
      begun.add(name)
      items.push({ kind: 'heading', key: `heading-${name}`, name })
    }
    items.push({ kind: 'lead', key: lead.id, lead, at })
    if (lead.id === openInPlace) items.push({ kind: 'card', key: `card-${lead.id}`, lead })
  })
  return items
}

/** How many leads there are of each priority; a count stops at `cap`. */
export type Counts = Record<Priority, number> & { cap: number }

/** `12`, or `10,000+` where nobody counted further. */
export const countText = (counts: Counts, priority: Priority): string =>
  counts[priority] >= counts.cap ? `${formatCount(counts.cap)}+` : formatCount(counts[priority])

/** The count beside a heading, where a heading is a whole priority. */
export const countOf = (name: SectionName, sort: LeadSort, counts: Counts | undefined): string | null =>
  sort === 'priority' && counts && (name === 'HOT' || name === 'WARM' || name === 'COLD')
    ? countText(counts, name)
    : null
