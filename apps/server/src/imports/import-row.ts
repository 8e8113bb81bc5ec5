import type { ImportField, importStatuses, rowOutcomes } from '@telehub/contracts'
import type { ProposedColumn } from './mapping/propose-mapping.ts'
import type { FileReading } from './reading/file-reading.ts'

export type ImportStatus = (typeof importStatuses)[number]
export type RowOutcome = (typeof rowOutcomes)[number]
export type Counts = Record<RowOutcome, number>
export const noCounts = (): Counts => ({ created: 0, updated: 0, merged: 0, unchanged: 0, rejected: 0 })

export type ImportMapping = { layout: string | null; name: string | null; columns: ProposedColumn[] }

/** What holds for every row of the file. */
export type ImportOptions = {
  source: string | null
  campaignId: number | null
  teamId: number | null
  ownerIds: number[]
}
export const noOptions: ImportOptions = { source: null, campaignId: null, teamId: null, ownerIds: [] }

export type Example = { line: number; outcome: RowOutcome; lead: string; reason: string | null; warnings: string[] }
export type Preview = {
  rows: number
  complete: boolean
  counts: Counts
  reasons: Record<string, number>
  examples: Example[]
}

/** An import as the slice works with it. */
export type Import = {
  id: number
  fileName: string
  storageKey: string
  sha256: string
  bytes: number
  status: ImportStatus
  reading: FileReading
  mapping: ImportMapping
  options: ImportOptions
  preview: Preview | null
  position: number
  total: number | null
  counts: Counts
  error: string | null
  createdBy: number | null
  createdByName: string | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

/** Nothing of it has been written, so how it is read and mapped can still be changed. */
export const canStillChange = ({ status, position }: Pick<Import, 'status' | 'position'>): boolean =>
  status === 'uploaded' || status === 'previewed' || ((status === 'cancelled' || status === 'failed') && position === 0)

/** Fields of which a lead needs one. */
export const namingFields: readonly ImportField[] = ['name', 'firstName', 'lastName', 'organisation']
