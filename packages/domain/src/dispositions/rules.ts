import type { DispositionSettings } from './settings.ts'
import type { DispositionCode, DispositionGroup, DispositionNeed } from './words.ts'

export type DispositionRule = {
  readonly title: string
  readonly group: DispositionGroup
  /** What the code asks for by default; a workspace may ask for more, or drop `notes` and `next-action`. */
  readonly needs: readonly DispositionNeed[]
}

export const dispositionRules: Readonly<Record<DispositionCode, DispositionRule>> = {
  INTERESTED: { title: 'Interested', group: 'connected', needs: ['next-action'] },
  NOT_INTERESTED: { title: 'Not interested', group: 'connected', needs: ['notes'] },
  CALLBACK_REQUESTED: { title: 'Callback requested', group: 'connected', needs: ['callback-time'] },
  WRONG_NUMBER: { title: 'Wrong number', group: 'connected', needs: [] },
  LANGUAGE_BARRIER: { title: 'Language barrier', group: 'connected', needs: ['language'] },
  ALREADY_CUSTOMER: { title: 'Already a customer', group: 'connected', needs: [] },
  NO_ANSWER: { title: 'No answer', group: 'not-connected', needs: [] },
  BUSY: { title: 'Busy', group: 'not-connected', needs: [] },
  SWITCHED_OFF: { title: 'Switched off', group: 'not-connected', needs: [] },
  OUT_OF_SERVICE: { title: 'Out of service', group: 'not-connected', needs: [] },
  DND: { title: 'Do not call', group: 'not-connected', needs: [] },
  ESCALATE_TO_MANAGER: { title: 'Escalate to manager', group: 'special', needs: ['notes'] },
  SCHEDULE_VISIT: { title: 'Schedule a visit', group: 'special', needs: ['visit'] },
  SEND_INFO: { title: 'Send information', group: 'special', needs: ['material'] },
}

// Without these the consequence of the code cannot be carried out, so no setting removes them.
const indispensable: Partial<Record<DispositionCode, DispositionNeed>> = {
  CALLBACK_REQUESTED: 'callback-time',
  LANGUAGE_BARRIER: 'language',
  SCHEDULE_VISIT: 'visit',
  SEND_INFO: 'material',
}

/** What a code asks for in this workspace. */
export function needsOf(
  settings: Pick<DispositionSettings, 'dispositionNeeds'>,
  code: DispositionCode,
): readonly DispositionNeed[] {
  const chosen = settings.dispositionNeeds[code] ?? dispositionRules[code].needs
  const must = indispensable[code]
  return must && !chosen.includes(must) ? [...chosen, must] : chosen
}
