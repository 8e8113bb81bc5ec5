interface Change {
  /** The part of the base that was replaced, from here up to `end`. */
  start: number
  end: number
  text: string
}

/** What turns the base into `next`, as one replaced part. */
function changeOf(base: string, next: string): Change {
  const most = Math.min(base.length, next.length)
  let start = 0
  while (start < most && base[start] === next[start]) start += 1
  let tail = 0
  while (tail < most - start && base[base.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1
  return { start, end: base.length - tail, text: next.slice(start, next.length - tail) }
}

/**
 * Notes that two tabs changed since `base`, as one text that has what both wrote. Changes in different places are both
 * made; where they meet, theirs stands first and mine on a line below, except for what is the same in both.
 */
export function mergeNotes(base: string, mine: string, theirs: string): string {
  if (mine === theirs || mine === base) return theirs
  if (theirs === base) return mine
  const [a, b] = [changeOf(base, theirs), changeOf(base, mine)]
  const apart = a.end < b.start || b.end < a.start
  if (apart) {
    const [first, second] = a.start < b.start ? [a, b] : [b, a]
    return [
      base.slice(0, first.start),
      first.text,
      base.slice(first.end, second.start),
      second.text,
      base.slice(second.end),
    ].join('')
  }
  return base.slice(0, Math.min(a.start, b.start)) + together(a.text, b.text) + base.slice(Math.max(a.end, b.end))
}

/** One that begins like the other is the same typing, seen earlier. */
function together(theirs: string, mine: string): string {
  if (theirs.startsWith(mine)) return theirs
  if (mine.startsWith(theirs)) return mine
  return `${theirs.trimEnd()}\n${mine.trimStart()}`
}
