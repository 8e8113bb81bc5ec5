import { checkCallbackTime } from '../schedule/callback.ts'
import type { DispositionContext, DispositionRefusal, DispositionRequest, RefusedDisposition } from './disposition.ts'
import { needsOf } from './rules.ts'
import { channelOf, dialledMobile } from './sending.ts'
import type { DispositionNeed } from './words.ts'

const refuse = (refusal: DispositionRefusal, params: Record<string, string | number> = {}): RefusedDisposition => ({
  ok: false,
  refusal,
  params,
})

const blank = (text: string | null | undefined): boolean => (text ?? '').trim() === ''

/** The first thing that the code asks for and the request lacks, or null. */
export function checkNeeds(context: DispositionContext, request: DispositionRequest): RefusedDisposition | null {
  for (const need of needsOf(context.settings, request.code)) {
    const refusal = checkNeed(need, context, request)
    if (refusal) return refusal
  }
  // A next action that came along although nobody asked for it must be possible too.
  return request.code === 'INTERESTED' && request.nextAction ? checkNextAction(context, request) : null
}

function checkNeed(
  need: DispositionNeed,
  context: DispositionContext,
  request: DispositionRequest,
): RefusedDisposition | null {
  switch (need) {
    case 'notes': {
      const minLength = context.settings.notesMinLength
      const length = [...(request.notes ?? '').trim()].length
      return length >= minLength ? null : refuse('notes-too-short', { minLength, length })
    }
    case 'callback-time':
      return request.callbackAt ? checkCallTime(context, request.callbackAt) : refuse('callback-time-missing')
    case 'next-action':
      return checkNextAction(context, request)
    case 'language':
      return blank(request.language) ? refuse('language-missing') : null
    case 'visit':
      return request.visit ? checkVisit(context, request.visit.at, request.visit.place) : refuse('visit-missing')
    case 'material':
      return checkSending(context, request)
  }
}

function checkNextAction(context: DispositionContext, request: DispositionRequest): RefusedDisposition | null {
  const { nextAction } = request
  if (!nextAction) return refuse('next-action-missing')
  switch (nextAction.kind) {
    case 'callback':
    case 'follow-up':
      return checkCallTime(context, nextAction.dueAt)
    case 'visit':
    case 'send-info':
      return checkFuture(context, nextAction.dueAt)
  }
}

function checkCallTime({ now, hours, settings }: DispositionContext, at: Date): RefusedDisposition | null {
  const answer = checkCallbackTime(at, now, hours, settings)
  if (answer.ok) return null
  return refuse(answer.refusal, answer.nextOpening ? { nextOpening: answer.nextOpening.toISOString() } : {})
}

const checkFuture = ({ now }: DispositionContext, at: Date): RefusedDisposition | null =>
  at > now ? null : refuse('time-in-past')

function checkVisit(
  context: DispositionContext,
  at: Date,
  place: string | null | undefined,
): RefusedDisposition | null {
  return blank(place) ? refuse('place-missing') : checkFuture(context, at)
}

function checkSending(context: DispositionContext, request: DispositionRequest): RefusedDisposition | null {
  if (blank(request.material)) return refuse('material-missing')
  const channel = channelOf(context, request)
  switch (channel) {
    case null:
      return refuse('send-address-missing')
    case 'email':
      return blank(request.to) && blank(context.lead.email) ? refuse('send-address-missing', { channel }) : null
    case 'sms':
      return blank(request.to) && !dialledMobile(context) ? refuse('sms-needs-mobile') : null
    case 'whatsapp':
      return null
  }
}
