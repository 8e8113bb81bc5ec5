import type { LeadRow } from '../rows/lead-row.ts'
import type { RejectReason } from '../rows/reasons.ts'

/** A row with the names it mentions looked up: what matching and writing need. */
export type ReadyRow = {
  /** Among the file's rows with data, from 1. */
  rowNumber: number
  line: number
  warnings: string[]
} & (
  | { rejected: RejectReason; cells: readonly string[]; lead: null }
  | { rejected: null; cells: null; lead: LeadRow; campaignId: number | null; ownerId: number | null }
)
