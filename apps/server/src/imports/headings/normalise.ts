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

/** What a saved mapping is found by: the same headings in the same order, however they are spaced or cased. */
export const headingSignature = (headings: readonly string[]): string => headings.map(normaliseHeading).join('|')
