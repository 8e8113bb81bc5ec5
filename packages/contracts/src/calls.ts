import {
  callOutcomes,
  callPhases,
  dispositionCodes,
  dispositionGroups,
  dispositionNeeds,
  submissionStates,
} from '@telehub/domain'
import { z } from 'zod'
import { languageCode } from './auth.ts'
import { callIdParam, flag, id, instant, list, nonEmpty, pageQuery, text } from './common.ts'
import { defineRoutes } from './contract.ts'

export const controls = ['hangUp', 'mute', 'hold', 'transfer'] as const

export const callView = z.object({
  id: z.uuid(),
  leadId: id,
  leadName: z.string(),
  organisation: z.string(),
  agentId: id,
  agentName: z.string(),
  campaignId: id.nullable(),
  phone: z.string(),
  carrier: z.string(),
  line: z.string(),
  phase: z.enum(callPhases),
  submission: z.enum(submissionStates),
  requestedAt: instant,
  dialledAt: instant.nullable(),
  agentAnsweredAt: instant.nullable(),
  customerRangAt: instant.nullable(),
  customerAnsweredAt: instant.nullable(),
  endedAt: instant.nullable(),
  outcome: z.enum(callOutcomes).nullable(),
  /** What the carrier or we said when it would not dial. */
  failure: z.string().nullable(),
  talkSeconds: z.number().nullable(),
  recording: z.enum(['off', 'on', 'expected', 'known']),
  proposed: z.enum(dispositionCodes).nullable(),
  disposition: z.enum(dispositionCodes).nullable(),
  disposedAt: instant.nullable(),
  notes: z.string(),
  notesVersion: z.number(),
  controls: z.record(z.enum(controls), z.object({ can: z.boolean(), why: z.string().nullable() })),
})
export type CallView = z.infer<typeof callView>

export const dispositionRule = z.object({
  code: z.enum(dispositionCodes),
  group: z.enum(dispositionGroups),
  title: z.string(),
  needs: z.array(z.enum(dispositionNeeds)),
})

export const dispositionRequest = z
  .object({
    code: z.enum(dispositionCodes),
    notes: text(5000).default(''),
    callbackAt: instant.optional(),
    nextAction: z
      .object({
        kind: z.enum(['callback', 'follow-up', 'visit', 'send-info']),
        dueAt: instant,
        place: nonEmpty(300).optional(),
        ownerId: id.optional(),
      })
      .optional(),
    language: languageCode.optional(),
    visit: z.object({ at: instant, place: nonEmpty(300) }).optional(),
    /** Without `to`, the lead's own e-mail, else the mobile that was dialled. */
    material: z.object({ what: nonEmpty(200), to: nonEmpty(254).optional() }).optional(),
  })
  .strict()
export type DispositionRequest = z.infer<typeof dispositionRequest>

const disposed = z.object({ call: callView, message: z.string(), nextActionAt: instant.nullable() })
const dispositionRefusals = ['not-found', 'call-not-ended', 'disposition-not-possible', 'time-not-possible'] as const

export const callRoutes = defineRoutes({
  'POST /api/calls': {
    summary: 'Call a lead: my handset rings first, then theirs',
    tag: 'Calls',
    body: z
      .object({
        leadId: id,
        /** Another of the lead's phones than the first callable one. */
        phonePosition: z.number().int().min(0).max(50).optional(),
        /** Calling again soon after a conversation needs a reason. */
        redialReason: nonEmpty(300).optional(),
      })
      .strict(),
    reply: callView,
    refusals: [
      'not-found',
      'do-not-call',
      'outside-hours',
      'no-attempts-left',
      'too-soon',
      'already-on-call',
      'call-not-disposed',
      'lead-locked',
      'lead-closed',
      'lead-escalated',
      'phone-busy',
      'no-phone',
      'agent-without-phone',
      'submission-unsettled',
      'carrier-down',
      'carrier-refused',
      'too-many-requests',
    ],
  },
  'GET /api/calls': {
    summary: 'Calls, newest first',
    tag: 'Calls',
    query: z.object({
      leadId: z.coerce.number().int().positive().optional(),
      agentId: z.coerce.number().int().positive().optional(),
      disposition: list(z.enum(dispositionCodes)),
      undisposed: flag.optional(),
      from: instant.optional(),
      to: instant.optional(),
      ...pageQuery,
    }),
    reply: z.object({ items: z.array(callView), nextCursor: z.string().nullable() }),
  },
  'GET /api/calls/current': {
    summary: 'My call that is not disposed yet, if any',
    tag: 'Calls',
    reply: z.object({ call: callView.nullable(), now: instant }),
  },
  'GET /api/calls/{id}': {
    summary: 'One call',
    tag: 'Calls',
    params: callIdParam,
    reply: callView,
    refusals: ['not-found'],
  },
  'GET /api/calls/{id}/events': {
    summary: 'What the carrier said of a call, message by message',
    tag: 'Calls',
    params: callIdParam,
    reply: z.object({
      items: z.array(
        z.object({
          id,
          receivedAt: instant,
          transport: z.string(),
          verdict: z.string(),
          detail: z.string().nullable(),
          body: z.string(),
        }),
      ),
    }),
    refusals: ['not-found'],
  },
  'PUT /api/calls/{id}/notes': {
    summary: 'Save the notes as they are typed; refused when another tab saved a later version',
    tag: 'Calls',
    params: callIdParam,
    body: z.object({ notes: text(5000), version: z.number().int().min(0) }),
    reply: z.object({ version: z.number() }),
    refusals: ['not-found', 'stale-notes'],
  },
  'POST /api/calls/{id}/disposition': {
    summary: 'Record the outcome; what follows from it happens in the same step',
    tag: 'Calls',
    params: callIdParam,
    body: dispositionRequest,
    reply: disposed,
    refusals: [...dispositionRefusals, 'already-disposed'],
  },
  'PUT /api/calls/{id}/disposition': {
    summary: 'Correct the outcome; both stay in the log',
    tag: 'Calls',
    params: callIdParam,
    body: dispositionRequest,
    reply: disposed,
    refusals: [...dispositionRefusals, 'too-late-to-correct'],
  },
  'GET /api/dispositions': {
    summary: 'The outcome codes, their groups and what each needs',
    tag: 'Calls',
    reply: z.object({ items: z.array(dispositionRule) }),
  },
})
