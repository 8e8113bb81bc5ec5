/** Leads chosen for doing something with all of them. `anchor` is where a range starts. */
export interface Selection {
  ids: ReadonlySet<number>
  anchor: number | null
}
export const noSelection: Selection = { ids: new Set(), anchor: null }

/** Puts a lead in or takes it out; a range starts from it. */
export function toggle({ ids }: Selection, id: number): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/** Adds all between the anchor and this lead, in the order they stand; without an anchor just the lead. */
export function extendTo(selection: Selection, id: number, order: readonly number[]): Selection {
  const { ids, anchor } = selection
  const from = anchor === null ? -1 : order.indexOf(anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return toggle({ ids: new Set([...ids].filter((one) => one !== id)), anchor }, id)
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set([...ids, ...between]), anchor }
}

/** The row one step from the active one; the first when none is. Stays inside the list. */
export function stepFrom(active: number | null, step: 1 | -1, order: readonly number[]): number | null {
  const at = active === null ? -1 : order.indexOf(active)
  if (at < 0) return order[0] ?? null
  return order[Math.min(order.length - 1, Math.max(0, at + step))] ?? null
}
