import type {
  ImportField,
  importFields as ImportFields,
  ImportView,
  rowOutcomes as RowOutcomes,
} from '@telehub/contracts'
import type { Tone } from '@/ui/badge.tsx'

/** The same words as the contract's; only types of it come to the browser. */
export const outcomes = ['created', 'updated', 'merged', 'unchanged', 'rejected'] as const satisfies typeof RowOutcomes
export type Outcome = (typeof outcomes)[number]
export type ImportStatus = ImportView['status']

export const fields = [
  'name',
  'firstName',
  'lastName',
  'salutation',
  'organisation',
  'designation',
  'phone',
  'countryCode',
  'email',
  'city',
  'district',
  'state',
  'pin',
  'language',
  'source',
  'campaign',
  'status',
  'score',
  'vip',
  'decisionMaker',
  'expectedValue',
  'budget',
  'owner',
  'createdAt',
  'lastContactAt',
  'doNotCall',
  'notes',
  'externalId',
  'custom',
  'ignore',
] as const satisfies readonly ImportField[]
/** Fails to compile when the contract has a field that nobody could choose. */
type Unlisted = Exclude<(typeof ImportFields)[number], (typeof fields)[number]>
true satisfies [Unlisted] extends [never] ? true : never

export const outcomeTones: Record<Outcome, Tone> = {
  created: 'ok',
  updated: 'primary',
  merged: 'primary',
  unchanged: 'neutral',
  rejected: 'danger',
}

export const statusTones: Record<ImportStatus, Tone> = {
  uploaded: 'outline',
  previewing: 'outline',
  previewed: 'outline',
  queued: 'primary',
  running: 'primary',
  completed: 'ok',
  cancelled: 'warn',
  failed: 'danger',
}

/** Something is being done with it that we only watch. */
export const isUnderWay = (status: ImportStatus | undefined): boolean => status === 'queued' || status === 'running'

export const steps = ['columns', 'preview', 'result'] as const
export type Step = (typeof steps)[number]

/** Nothing of it has been written, so its columns can still be changed. */
export const canStillChange = ({ status, position }: Pick<ImportView, 'status' | 'position'>): boolean =>
  status === 'uploaded' || status === 'previewed' || ((status === 'cancelled' || status === 'failed') && position === 0)

/** The step an import stands at; `wanted` goes back to one that is still open. */
export function stepOf(of: Pick<ImportView, 'status' | 'position'>, wanted?: string): Step {
  switch (of.status) {
    case 'uploaded':
    case 'previewing':
      return 'columns'
    case 'previewed':
      return wanted === 'columns' ? 'columns' : 'preview'
    case 'queued':
    case 'running':
    case 'completed':
      return 'result'
    case 'cancelled':
    case 'failed':
      return wanted === 'columns' && canStillChange(of) ? 'columns' : 'result'
  }
}

/** Rows that change a lead. */
export const writtenOf = ({ created, updated, merged }: ImportView['counts']): number => created + updated + merged

/** Sources that a file is recognised as, by the names the server gives them. */
export const layouts = [
  'espocrm',
  'facebook',
  'frappe',
  'freshsales',
  'google-ads',
  'hubspot',
  'indiamart',
  'justdial',
  'krayin',
  'leadsquared',
  'odoo',
  'pipedrive',
  'salesforce',
  'suitecrm',
  'telecrm',
  'vicidial',
  'zoho',
] as const
