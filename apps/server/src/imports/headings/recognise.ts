import type { ImportField } from '@telehub/contracts'
import { type Layout, layouts } from './layouts.ts'
import { normaliseHeading } from './normalise.ts'
import { headingWords } from './words.ts'

const known = new Map<string, ImportField>()
for (const [field, words] of Object.entries(headingWords) as [ImportField, string][]) {
  for (const word of words.split(',')) known.set(normaliseHeading(word), field)
}

/** Words inside a longer heading. The first that fits decides; `custom` keeps look-alikes from being taken for something else. */
const parts: readonly [RegExp, ImportField][] = [
  [
    /\b(fax|opt(ed)? (in|out)|do not (e ?mail|sms)|dont (e ?mail|sms)|extension|bounced?|verified|type|campaign id|ad id|adset|form id)\b/,
    'custom',
  ],
  [/\bdo not call\b|\bdnd\b|\bdnc\b/, 'doNotCall'],
  [/\be ?mail\b|ई ?मेल|इमेल/, 'email'],
  [
    /\b(mobile|phone|telephone|whats ?app|cell|landline)\b|\bcontact (no|num|number)\b|\b(mob|ph|tel) ?(no|number|\d)?$|संपर्क ?(क्रमांक|नंबर)|मोबा[इई]ल|फोन|दूरध्वनी/,
    'phone',
  ],
  [
    /\b(school|college|institute|institution|company|organi[sz]ation) name\b|^name of (the )?(school|college|institute|company)|शाळेचे ना[वं]|विद्यालय का नाम/,
    'organisation',
  ],
  [
    /^(what is )?your (full )?name$|\b(principal|head ?master|contact|parent|person|student) name\b|^name of\b|ना[वं]व?$|का नाम$/,
    'name',
  ],
  [/\bpin ?code\b|\b(zip|postal) ?code\b/, 'pin'],
  [/^mx /, 'custom'],
]

/** True for a cell that some vendor or clerk writes above a column: how a heading row is told from data. */
export const isKnownHeading = (cell: string): boolean => {
  const heading = normaliseHeading(cell)
  return known.has(heading) || (heading.length <= 40 && parts.some(([words]) => words.test(heading)))
}

export function findLayout(headings: readonly string[]): Layout | null {
  const have = new Set(headings.map(normaliseHeading))
  return layouts.find((layout) => layout.signs.every((group) => group.some((word) => have.has(word)))) ?? null
}

export type HeadingMeaning = { field: ImportField; confidence: 'sure' | 'likely'; why: string }

/** What a heading means, or null when it does not tell. */
export function readHeading(heading: string, layout: Layout | null): HeadingMeaning | null {
  const word = normaliseHeading(heading)
  const special = layout?.meanings[word]
  if (layout && special) return { field: special, confidence: 'sure', why: `“${heading}” in ${layout.label}` }
  const field = known.get(word) ?? known.get(word.replace(/ \d+$/, ''))
  if (field) return { field, confidence: 'sure', why: `Heading “${heading}”` }
  const part = parts.find(([words]) => words.test(word))
  if (part) return { field: part[1], confidence: 'likely', why: `Heading “${heading}” contains a known word` }
  return null
}
