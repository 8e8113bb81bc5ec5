import type { DispositionCode, DispositionNeed } from './words.ts'

export type DispositionSettings = {
  readonly dispositionNeeds: Readonly<Record<DispositionCode, readonly DispositionNeed[]>>
  readonly notesMinLength: number
  readonly sendInfoFollowUpDays: number
  readonly correctionMinutes: number
}
