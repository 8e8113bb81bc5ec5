import { MINUTE } from '../schedule/zone.ts'
import type { Role } from '../team/role.ts'
import { decideContent } from './decide.ts'
import type { DispositionContext, DispositionEffects, DispositionRequest, RefusedDisposition } from './disposition.ts'

/** The disposition that stands, as it was decided. */
export type StandingDisposition = {
  readonly agentId: number
  readonly disposedAt: Date
  readonly effects: DispositionEffects
}

/** What of the standing disposition must be taken back before the new effects are written. */
export type Undo = {
  readonly phoneMark: DispositionEffects['phoneMark']
  readonly doNotCallPhoneId: string | null
  readonly nextAction: boolean
  readonly escalation: boolean
  /** The open action that the standing disposition had finished or cancelled, to be opened again. */
  readonly reopenAction: boolean
}

export type CorrectionAnswer =
  | { readonly ok: true; readonly effects: DispositionEffects; readonly undo: Undo }
  | RefusedDisposition

/**
 * May a disposition be replaced? By its agent within the correction time, by a manager or admin at any time.
 * `context.lead` is the lead as it was before the standing disposition; a message already sent stays sent.
 */
export function decideCorrection(
  context: DispositionContext,
  standing: StandingDisposition | null,
  actor: { readonly userId: number; readonly role: Role },
  request: DispositionRequest,
): CorrectionAnswer {
  if (!standing || !context.call.disposedAt) return { ok: false, refusal: 'nothing-to-correct', params: {} }
  const refusal = checkActor(context, standing, actor)
  if (refusal) return refusal
  const answer = decideContent(context, request)
  return answer.ok ? { ...answer, undo: undoOf(standing.effects) } : answer
}

function checkActor(
  { settings, now }: DispositionContext,
  { agentId, disposedAt }: StandingDisposition,
  actor: { readonly userId: number; readonly role: Role },
): RefusedDisposition | null {
  switch (actor.role) {
    case 'manager':
    case 'admin':
      return null
    case 'agent': {
      if (actor.userId !== agentId) return { ok: false, refusal: 'correction-not-yours', params: {} }
      const until = new Date(disposedAt.getTime() + settings.correctionMinutes * MINUTE)
      if (now <= until) return null
      const params = { minutes: settings.correctionMinutes, until: until.toISOString() }
      return { ok: false, refusal: 'correction-window-over', params }
    }
  }
}

const undoOf = (effects: DispositionEffects): Undo => ({
  phoneMark: effects.phoneMark,
  doNotCallPhoneId: effects.doNotCallPhoneId,
  nextAction: effects.nextAction !== null,
  escalation: effects.escalate,
  reopenAction: effects.openAction === 'done' || effects.openAction === 'cancelled',
})
