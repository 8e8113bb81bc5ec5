/**
 * Milliseconds that are left of a run, judged by its pace since it was first seen: a run that waited or was stopped in between has a start that says
 * nothing. Null while too little has been seen to tell.
 */
export function remainingMs(
  first: { at: number; position: number },
  now: { at: number; position: number },
  total: number,
): number | null {
  const rows = now.position - first.position
  const spent = now.at - first.at
  if (rows <= 0 || spent < 2000) return null
  return ((total - now.position) * spent) / rows
}
