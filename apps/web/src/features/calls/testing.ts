import type { CallView } from '@telehub/contracts'

const day = '2026-11-24'
/** `at('11:00:05')` of the day on which the tests happen. */
export const at = (time: string) => `${day}T${time}.000Z`
export const ms = (time: string) => Date.parse(at(time))

export const me = 7
const cannot = { can: false, why: 'Exotel click-to-call cannot do this; use your handset' }

/** A call of mine that was asked for at 11:00:00, with more known of it. */
export const makeCall = (known: Partial<CallView> = {}): CallView => ({
  id: '01234567-89ab-7cde-8f01-23456789abcd',
  leadId: 41,
  leadName: 'Sunita Deshmukh',
  organisation: 'ZP School, Pune',
  agentId: me,
  agentName: 'Asha Kulkarni',
  campaignId: 3,
  phone: '+919820012345',
  carrier: 'exotel',
  line: '08060000001',
  phase: 'queued',
  submission: 'pending',
  requestedAt: at('11:00:00'),
  dialledAt: null,
  agentAnsweredAt: null,
  customerRangAt: null,
  customerAnsweredAt: null,
  endedAt: null,
  outcome: null,
  failure: null,
  talkSeconds: null,
  recording: 'off',
  proposed: null,
  disposition: null,
  disposedAt: null,
  notes: '',
  notesVersion: 0,
  controls: { hangUp: cannot, mute: cannot, hold: cannot, transfer: cannot },
  ...known,
})

/** The views of one call as the server tells them, from the request to the outcome. */
export function lifeOf(known: Partial<CallView> = {}) {
  const queued = makeCall(known)
  const dialling: CallView = { ...queued, phase: 'dialling', submission: 'accepted', dialledAt: at('11:00:01') }
  const ringing: CallView = { ...dialling, phase: 'ringing', agentAnsweredAt: at('11:00:04') }
  const talking: CallView = { ...ringing, phase: 'talking', customerAnsweredAt: at('11:00:10'), recording: 'on' }
  const ended: CallView = {
    ...talking,
    phase: 'wrapping',
    endedAt: at('11:01:10'),
    outcome: 'answered',
    talkSeconds: 60,
    recording: 'expected',
  }
  const disposed: CallView = {
    ...ended,
    phase: 'closed',
    disposition: 'ALREADY_CUSTOMER',
    disposedAt: at('11:01:30'),
  }
  return { queued, dialling, ringing, talking, ended, disposed }
}
