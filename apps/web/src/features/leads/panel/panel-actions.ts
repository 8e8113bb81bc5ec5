import type { LeadView } from '@telehub/contracts'

/** What can be done from the panel of a lead; where it happens is for whoever shows the panel. */
export interface PanelActions {
  onCall: (leadId: number, phonePosition?: number) => void
  onOpen: (leadId: number) => void
  onClose: () => void
  onEdit: (lead: LeadView) => void
  /** Null for whoever may not assign. */
  onAssign: ((lead: LeadView) => void) | null
  /** Null for whoever does not answer escalations. */
  onGiveBack: ((lead: LeadView) => void) | null
}
