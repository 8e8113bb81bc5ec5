import type { LeadStatus, NextActionKind, PhoneState } from '@telehub/domain'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'

/** What a call teaches about a lead. A field that is absent stays as it is; null takes it away. */
export interface LeadLesson {
  status?: LeadStatus
  language?: string | null
  ownerId?: number | null
  teamId?: number | null
  /** An answered call; an earlier contact than the known one changes nothing. */
  contactAt?: Date
  phoneMark?: { phone: string; state: PhoneState }
  escalatedAt?: Date | null
  escalationReturnedAt?: Date | null
}

/** Writes what was learnt. The caller places the lead afterwards. */
export const applyToLead = async (
  tx: Tx,
  { clock }: { clock: Clock },
  leadId: number,
  lesson: LeadLesson,
): Promise<void> => {
  const { contactAt } = lesson
  await tx
    .updateTable('leads')
    .set({
      updated_at: clock.now(),
      ...(lesson.status === undefined ? {} : { status: lesson.status }),
      ...(lesson.language === undefined ? {} : { language: lesson.language }),
      ...(lesson.ownerId === undefined ? {} : { owner_id: lesson.ownerId }),
      ...(lesson.teamId === undefined ? {} : { team_id: lesson.teamId }),
      ...(lesson.escalatedAt === undefined ? {} : { escalated_at: lesson.escalatedAt }),
      ...(lesson.escalationReturnedAt === undefined ? {} : { escalation_returned_at: lesson.escalationReturnedAt }),
    })
    .$if(contactAt !== undefined, (update) =>
      update.set((eb) => ({ last_contact_at: eb.fn('greatest', ['last_contact_at', eb.val(contactAt)]) })),
    )
    .where('id', '=', leadId)
    .execute()
  if (lesson.phoneMark) {
    await tx
      .updateTable('lead_phones')
      .set({ state: lesson.phoneMark.state })
      .where('lead_id', '=', leadId)
      .where('phone', '=', lesson.phoneMark.phone)
      .execute()
  }
}

/** The open next action that comes first, or null without one. The caller places the lead afterwards. */
export const setNextAction = async (
  tx: Tx,
  leadId: number,
  action: { kind: NextActionKind; dueAt: Date } | null,
): Promise<void> => {
  await tx
    .updateTable('leads')
    .set({ next_action_kind: action?.kind ?? null, next_action_at: action?.dueAt ?? null })
    .where('id', '=', leadId)
    .execute()
}
