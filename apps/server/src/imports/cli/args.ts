import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'

export type Args = {
  file: string
  mapping: string | null
  source: string | null
  campaign: string | null
  /** Where to write the rejected rows. */
  rejected: string | null
  dryRun: boolean
}

export const usage = `Usage: npm run import-leads -- FILE [--mapping NAME] [--source S] [--campaign C] [--rejected FILE] [--dry-run]
  FILE         a CSV or XLSX list; see docs/guides/lead-data.md
  --mapping    a mapping saved under this name, instead of the proposed one
  --source     where new leads come from, unless a column says
  --campaign   the campaign of new leads, by name or id, unless a column says
  --rejected   write the rejected rows with their reasons to this CSV file
  --dry-run    count what would happen and write nothing`

export function readArgs(argv: readonly string[]): Args | { problem: string } {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { mapping: text, source: text, campaign: text, rejected: text, 'dry-run': { type: 'boolean' } },
    })
    const [file, ...more] = positionals
    if (file === undefined) return { problem: 'Which file?' }
    if (more.length > 0) return { problem: 'One file at a time, please.' }
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return { problem: `There is no file ${file}.` }
    const given = (value: string | undefined) => value?.trim() || null
    return {
      file,
      mapping: given(values.mapping),
      source: given(values.source)?.slice(0, 120) ?? null,
      campaign: given(values.campaign),
      rejected: given(values.rejected),
      dryRun: values['dry-run'] ?? false,
    }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
