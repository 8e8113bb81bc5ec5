import type { DispositionRequest as Body } from '@telehub/contracts'
import type { DispositionRequest } from '@telehub/domain'
import { Refusal } from '../../platform/refusal.ts'

const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/
const phone = /^\+?[\d\s().-]{7,20}$/

const address = (to: string | undefined): string | null => {
  if (to === undefined || email.test(to) || phone.test(to)) return to ?? null
  const message = 'an e-mail address or a mobile number'
  throw new Refusal('invalid-input', `body.material.to: is not ${message}`, {
    fields: [{ path: 'body.material.to', message }],
  })
}

/** What was sent, as the rules take it. Notes saved while talking count when none came along. */
export const toRequest = (body: Body, savedNotes: string): DispositionRequest => ({
  code: body.code,
  notes: body.notes || savedNotes,
  callbackAt: body.callbackAt ? new Date(body.callbackAt) : null,
  nextAction: body.nextAction ? { ...body.nextAction, dueAt: new Date(body.nextAction.dueAt) } : null,
  language: body.language ?? null,
  visit: body.visit ? { at: new Date(body.visit.at), place: body.visit.place } : null,
  material: body.material?.what ?? null,
  to: address(body.material?.to),
})
