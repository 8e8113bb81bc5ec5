import type { Queryable } from '../../platform/db/db.ts'
import type { Counts, Import, RowOutcome } from '../import-row.ts'
import { importView } from '../present.ts'
import { reasonSentence, warningSentence } from '../rows/reasons.ts'

const number = new Intl.NumberFormat('en-IN')

function reading(of: Import): string[] {
  const { reading: how, columns } = importView(of)
  const kind = how.kind === 'xlsx' ? `workbook, sheet “${how.sheet}”` : `${how.encoding}, ${how.delimiter}-separated`
  const head = how.headingLine === null ? 'no headings' : `headings in line ${how.headingLine}`
  const layout = how.layout === null ? '' : `, layout of ${how.layout}`
  const mapped = columns.filter((column) => column.field !== 'custom' && column.field !== 'ignore')
  return [
    `${of.fileName}: ${kind}, ${head}, ${how.rowsAreExact ? '' : 'about '}${number.format(how.rows)} rows${layout}`,
    ...mapped.map((column) => `  ${column.heading} → ${column.field}`),
    `  ${columns.length - mapped.length} other columns are kept beside the lead or left out`,
  ]
}

const outcomes: readonly RowOutcome[] = ['created', 'updated', 'merged', 'unchanged', 'rejected']
const counted = (counts: Counts) =>
  outcomes.map((outcome) => `  ${outcome.padEnd(10)}${number.format(counts[outcome]).padStart(10)}`)

function preview(of: Import): string[] {
  if (!of.preview) return []
  const { rows, complete, counts, reasons, examples } = of.preview
  return [
    complete
      ? 'This would become of the rows (nothing was written):'
      : `Of the first ${number.format(rows)} rows this would become (nothing was written):`,
    ...counted(counts),
    ...Object.entries(reasons).map(([reason, count]) => `  ${number.format(count)} × ${reasonSentence(reason)}`),
    ...examples.map(
      (example) =>
        `  line ${example.line}: ${example.outcome}${example.reason ? `, ${reasonSentence(example.reason)}` : ''}${example.warnings.map((stored) => ` ${warningSentence(stored)}`).join('')}`,
    ),
  ]
}

async function result(db: Queryable, of: Import): Promise<string[]> {
  const reasons = await db
    .selectFrom('import_rows')
    .select(['reason', (eb) => eb.fn.countAll<number>().as('count'), (eb) => eb.fn.min('line').as('line')])
    .where('import_id', '=', of.id)
    .where('outcome', '=', 'rejected')
    .groupBy('reason')
    .orderBy('count', 'desc')
    .execute()
  const seconds = of.startedAt && of.finishedAt ? (of.finishedAt.getTime() - of.startedAt.getTime()) / 1000 : null
  const pace = seconds === null || seconds === 0 ? '' : ` in ${seconds.toFixed(1)} s`
  return [
    `Import ${of.id} ${of.status}: ${number.format(of.position)} rows${pace}`,
    ...counted(of.counts),
    ...reasons.map(
      (row) => `  ${number.format(row.count)} × ${reasonSentence(row.reason ?? '')} First in line ${row.line}.`,
    ),
    ...(of.error === null ? [] : [of.error]),
  ]
}

/** The lines a person reads in the terminal. No phone number stands in them. */
export const summary = { reading, preview, result }
