/** Lower-case words of a heading: "FirstName", "first_name" and " First  Name* " are one. Keeps every script. */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Columns that the download of rejected rows puts behind the file's own. A file that comes back with them is the same kind of file. */
export const addedHeadings = ['Line in the first file', 'Why it was rejected'] as const
const added: ReadonlySet<string> = new Set(addedHeadings.map(normaliseHeading))

/** What a saved mapping is found by: the same headings in the same order, however they are spaced or cased. */
export const headingSignature = (headings: readonly string[]): string =>
  headings
    .map(normaliseHeading)
    .filter((heading) => !added.has(heading))
    .join('|')
