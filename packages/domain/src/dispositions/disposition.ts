import type { CallFacts } from '../calls/call.ts'
import type { PhoneAttempt } from '../compliance/budget.ts'
import type { ComplianceSettings } from '../compliance/settings.ts'
import type { PhoneState, PhoneType } from '../leads/phone.ts'
import type { LeadStatus } from '../leads/status.ts'
import type { OpenHours } from '../schedule/hours.ts'
import type { ScheduleSettings } from '../schedule/settings.ts'
import type { NextActionKind } from '../schedule/words.ts'
import type { DispositionSettings } from './settings.ts'
import type { DispositionCode } from './words.ts'

export const requestedActionKinds = ['callback', 'follow-up', 'visit', 'send-info'] as const
export type RequestedActionKind = (typeof requestedActionKinds)[number]

export const sendChannels = ['email', 'sms', 'whatsapp'] as const
export type SendChannel = (typeof sendChannels)[number]

export type RequestedAction = {
  readonly kind: RequestedActionKind
  readonly dueAt: Date
  readonly place?: string | null | undefined
  /** Another agent who takes it over. */
  readonly ownerId?: number | null | undefined
}

/** What the agent fills in. Fields that the code does not ask for are ignored. */
export type DispositionRequest = {
  readonly code: DispositionCode
  readonly notes?: string | null | undefined
  /** CALLBACK_REQUESTED: the promised time. */
  readonly callbackAt?: Date | null | undefined
  /** INTERESTED. */
  readonly nextAction?: RequestedAction | null | undefined
  readonly language?: string | null | undefined
  readonly visit?: { readonly at: Date; readonly place: string } | null | undefined
  /**
   * SEND_INFO: which material, how, and where to when it is not the lead's own e-mail or the dialled phone. Without a channel,
   * an address with an @ is e-mail and any other SMS; without either, the lead's e-mail, else SMS to a dialled mobile.
   */
  readonly material?: string | null | undefined
  readonly channel?: SendChannel | null | undefined
  readonly to?: string | null | undefined
  /** Another agent who takes the next action over. */
  readonly ownerId?: number | null | undefined
}

export type DispositionPhone = {
  readonly id: string
  readonly type: PhoneType
  readonly state: PhoneState
  readonly doNotCall: boolean
}

export type DispositionContext = {
  readonly call: CallFacts
  readonly agentId: number
  readonly lead: {
    readonly status: LeadStatus
    readonly email: string | null
    /** In the order in which they are tried. */
    readonly phones: readonly DispositionPhone[]
    readonly openAction: { readonly kind: NextActionKind; readonly dueAt: Date } | null
  }
  /** The phone that this call dialled. */
  readonly phoneId: string
  /** All attempts on that phone, this call among them. */
  readonly attempts: readonly PhoneAttempt[]
  readonly settings: DispositionSettings & ScheduleSettings & ComplianceSettings
  readonly hours: OpenHours
  readonly now: Date
}

export type ActionOwner =
  | { readonly kind: 'user'; readonly userId: number }
  | { readonly kind: 'pool' }
  | { readonly kind: 'manager' }

export type PlannedAction = {
  readonly kind: NextActionKind
  readonly dueAt: Date
  /** The time asked for, when closed hours or the phone's budget moved it. */
  readonly movedFrom: Date | null
  /** A person was told the time. */
  readonly promised: boolean
  readonly owner: ActionOwner
  /** The phone to dial then; null leaves the choice open. */
  readonly phoneId: string | null
  readonly place: string | null
  readonly material: string | null
  /** When to remind the owner of a promised call; null when there is no reminder. */
  readonly notifyAt: Date | null
}

/** All that a disposition makes happen. The caller writes it in one transaction. */
export type DispositionEffects = {
  readonly code: DispositionCode
  readonly notes: string | null
  /** The lead's status afterwards, changed or not. */
  readonly status: LeadStatus
  readonly phoneMark: { readonly phoneId: string; readonly state: 'wrong' | 'dead' } | null
  /** Put on the do-not-call list at once, for every campaign and agent. */
  readonly doNotCallPhoneId: string | null
  /** The lead's phone to be tried instead of the dialled one. */
  readonly nextPhoneId: string | null
  /** What becomes of the next action that stood open before. */
  readonly openAction: 'none' | 'keep' | 'done' | 'cancelled'
  readonly nextAction: PlannedAction | null
  /** The lead's language from now on; it goes to an agent who speaks it. */
  readonly language: string | null
  readonly escalate: boolean
  /** The agent for whom the lead is held while a manager decides. */
  readonly heldFor: number | null
  readonly send: { readonly material: string; readonly channel: SendChannel; readonly to: string | null } | null
}

export const dispositionRefusals = [
  'call-not-ended',
  'already-disposed',
  'call-not-answered',
  'notes-too-short',
  'callback-time-missing',
  'next-action-missing',
  'language-missing',
  'visit-missing',
  'place-missing',
  'material-missing',
  'send-address-missing',
  'sms-needs-mobile',
  'time-in-past',
  'time-too-far',
  'outside-hours',
  'nothing-to-correct',
  'correction-not-yours',
  'correction-window-over',
] as const
export type DispositionRefusal = (typeof dispositionRefusals)[number]

export type RefusedDisposition = {
  readonly ok: false
  readonly refusal: DispositionRefusal
  /** Numbers and ISO times that the sentence needs, such as `nextOpening` or `minLength`. */
  readonly params: Readonly<Record<string, string | number>>
}

export type DispositionAnswer = { readonly ok: true; readonly effects: DispositionEffects } | RefusedDisposition
