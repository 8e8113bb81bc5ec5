import type { LedgerPlace } from '../ledger/ledger.tsx'
import { outcomes, type Step, steps } from '../words.ts'

export interface ImportSearch extends LedgerPlace {
  /** A step to go back to. */
  step?: Step | undefined
}

/** Reads the address of one import; what makes no sense is left out. */
export function parseImportSearch(raw: Record<string, unknown>): ImportSearch {
  const row = Number(raw.row)
  return {
    step: steps.find((step) => step === raw.step),
    outcome: outcomes.find((outcome) => outcome === raw.outcome),
    row: Number.isSafeInteger(row) && row > 0 ? row : undefined,
  }
}

/** The address of an import at some place of it. */
export function hrefOf(id: number, search: ImportSearch): string {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  const text = new URLSearchParams(pairs).toString()
  return text ? `/imports/${id}?${text}` : `/imports/${id}`
}
