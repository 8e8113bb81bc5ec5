import type { InfiniteData } from '@tanstack/react-query'
import type { LeadRow, ReplyOf } from '@telehub/contracts'

/** A row patched in place keeps the group it was read in: it stands there until the list is read again. */
export type ListRow = LeadRow & { stands?: Pick<LeadRow, 'queueGroup' | 'priority'> }
export interface LeadPage extends Omit<ReplyOf<'GET /api/leads'>, 'items'> {
  items: ListRow[]
}
export type LeadPages = InfiniteData<LeadPage, string | null>

/** The rows of all pages in order, each lead once: a lead that moved between two fetches may stand on both pages. */
export function rowsOf(data: LeadPages | undefined): ListRow[] {
  const seen = new Set<number>()
  return (data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((row) => {
      if (seen.has(row.id)) return false
      seen.add(row.id)
      return true
    })
}

const places = ['queueGroup', 'priority', 'score', 'lastContactAt', 'nextActionAt'] as const

/** True when the new version of a row would stand elsewhere in some sort. */
export const hasMoved = (before: LeadRow, after: LeadRow): boolean => places.some((key) => before[key] !== after[key])

/** Puts newer versions of rows where the old ones stand; the order stays. The same object when nothing was to change. */
export function patchRows(data: LeadPages, newer: ReadonlyMap<number, LeadRow>): LeadPages {
  let changed = false
  const pages = data.pages.map((page) => {
    if (!page.items.some((row) => newer.has(row.id))) return page
    changed = true
    return { ...page, items: page.items.map((row) => renewed(row, newer.get(row.id))) }
  })
  return changed ? { ...data, pages } : data
}

function renewed(row: ListRow, next: LeadRow | undefined): ListRow {
  const { queueGroup, priority } = row.stands ?? row
  return next ? { ...next, stands: { queueGroup, priority } } : row
}

/** Only the first page: what is kept of a list nobody looks at. */
export const firstPage = (data: LeadPages): LeadPages =>
  data.pages.length <= 1 ? data : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) }

/**
 * The leads of a newly read first page that came in. Unless the whole list is loaded, only those above what is known count:
 * one below the last known has merely moved up because another left, and is met by scrolling.
 */
export function incomingOf(loaded: LeadPages, page: readonly LeadRow[]): LeadRow[] {
  const known = new Set(loaded.pages.flatMap((one) => one.items.map((row) => row.id)))
  const whole = loaded.pages.at(-1)?.nextCursor === null
  const last = whole ? page.length : page.findLastIndex((row) => known.has(row.id))
  return page.filter((row, i) => i < last && !known.has(row.id))
}
