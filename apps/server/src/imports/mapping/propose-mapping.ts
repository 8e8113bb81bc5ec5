import type { ImportField } from '@telehub/contracts'
import type { Layout } from '../headings/layouts.ts'
import { findLayout, readHeading } from '../headings/recognise.ts'
import type { FileReading } from '../reading/file-reading.ts'
import { type ContentMeaning, readContent } from './content.ts'

export type ProposedColumn = {
  index: number
  heading: string
  samples: string[]
  field: ImportField
  confidence: 'sure' | 'likely' | 'guess'
  why: string
}
export type ProposedMapping = { columns: ProposedColumn[]; layout: string | null }

/** Fields that several columns may feed: numbers add up, words are joined. The others take their first column. */
const manyColumns = new Set<ImportField>(['phone', 'firstName', 'notes', 'email', 'custom', 'ignore'])
const certainty = { sure: 0, likely: 1, guess: 2 }

/** What each column most likely is, by its heading, by the vendor's layout, and by what stands in it. Every column gets a field; unknown ones `custom`. */
export function proposeMapping(reading: Pick<FileReading, 'headingLine' | 'headings' | 'samples'>): ProposedMapping {
  const layout = reading.headingLine === null ? null : findLayout(reading.headings)
  const columns = reading.headings.map((heading, index) =>
    propose(heading, index, reading.samples[index] ?? [], reading.headingLine !== null, layout),
  )
  keepOneOfEach(columns)
  // Without headings a list of schools may well have people in it too.
  const enough: ImportField[] = [
    'name',
    'firstName',
    'lastName',
    ...(reading.headingLine === null ? [] : (['organisation'] as const)),
  ]
  if (!columns.some((column) => enough.includes(column.field))) guessName(columns)
  return { columns, layout: layout?.name ?? null }
}

function propose(
  heading: string,
  index: number,
  samples: string[],
  hasHeadings: boolean,
  layout: Layout | null,
): ProposedColumn {
  const column = (meaning: ContentMeaning): ProposedColumn => ({ index, heading, samples, ...meaning })
  const meant = hasHeadings ? readHeading(heading.replace(/ \(\d+\)$/, ''), layout) : null
  const content = readContent(samples)
  if (meant && !(vague.test(heading) && contradicted(meant.field, samples))) return column(meant)
  if (content && (meant === null || content.field !== 'name')) return column(content)
  if (meant?.field === 'phone' && samples.every((sample) => /\p{L}{2}/u.test(sample))) {
    return column({ field: 'name', confidence: 'guess', why: `“${heading}” holds words, not numbers` })
  }
  return column({
    field: 'custom',
    confidence: meant ? 'guess' : 'likely',
    why: 'Kept as it is, beside the known fields',
  })
}

/** Headings that stand over numbers as often as over something else. "Mobile" over bad numbers is still the phone column. */
const vague = /^(contacts?|contact details?|number|no|cell|संपर्क)\b/i

/** A heading may promise what the cells do not hold: "Contact" over names, "Number" over a count. */
function contradicted(field: ImportField, samples: readonly string[]): boolean {
  if (samples.length === 0) return false
  if (field === 'phone')
    return !samples.some((sample) => (sample.match(/\p{Nd}/gu)?.length ?? 0) >= 6 || /\d[.,]?\d*e\+?\d/i.test(sample))
  if (field === 'email')
    return !samples.some((sample) => sample.includes('@')) && samples.every((sample) => /^[\d\s+().-]+$/.test(sample))
  return false
}

/** Of two columns for a field that takes one, the surer stays, then the one further left; the other is kept as custom. */
function keepOneOfEach(columns: ProposedColumn[]) {
  const taken = new Map<ImportField, ProposedColumn>()
  for (const column of columns) {
    if (manyColumns.has(column.field)) continue
    const other = taken.get(column.field)
    const loser = other && certainty[other.confidence] <= certainty[column.confidence] ? column : other
    const winner = loser === column ? other : column
    if (loser && winner) {
      loser.why = `“${winner.heading}” is already the ${winner.field}`
      loser.field = 'custom'
      loser.confidence = 'likely'
    }
    if (winner) taken.set(winner.field, winner)
  }
}

/** Every lead needs a name: the first column of words has to do until somebody says better. */
function guessName(columns: ProposedColumn[]) {
  const words = columns.find(
    (column) =>
      column.field === 'custom' &&
      column.samples.length > 0 &&
      column.samples.every((sample) => /\p{L}{2}/u.test(sample)),
  )
  if (!words) return
  words.field = 'name'
  words.confidence = 'guess'
  words.why = 'The first column of words'
}
