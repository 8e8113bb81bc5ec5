import type { CallView, ReplyOf } from '@telehub/contracts'
import {
  type DispositionCode,
  type DispositionGroup,
  dispositionCodes,
  dispositionGroups,
  dispositionRules,
} from '@telehub/domain'

export type Rule = ReplyOf<'GET /api/dispositions'>['items'][number]

/** A key for each code, the same on every call: hands learn them. The proposed one is also first in sight, on Enter. */
export const codeKeys: Readonly<Record<DispositionCode, string>> = {
  INTERESTED: '1',
  NOT_INTERESTED: '2',
  CALLBACK_REQUESTED: '3',
  WRONG_NUMBER: '4',
  LANGUAGE_BARRIER: '5',
  ALREADY_CUSTOMER: '6',
  NO_ANSWER: '7',
  BUSY: '8',
  SWITCHED_OFF: '9',
  OUT_OF_SERVICE: '0',
  DND: 'd',
  ESCALATE_TO_MANAGER: 'e',
  SCHEDULE_VISIT: 's',
  SEND_INFO: 'i',
}

/** What holds until the workspace's own rules have come: the same as the server starts with. */
export const standardRules: readonly Rule[] = dispositionCodes.map((code) => {
  const { group, title, needs } = dispositionRules[code]
  return { code, group, title, needs: [...needs] }
})

/** The codes by group; inside a group the proposed one comes first. */
export function groupsOf(rules: readonly Rule[], proposed: DispositionCode | null): [DispositionGroup, Rule[]][] {
  const first = (rule: Rule) => (rule.code === proposed ? 0 : 1)
  const ordered = [...rules].sort((a, b) => first(a) - first(b))
  const groups = [...dispositionGroups].sort((a, b) => holds(ordered, b, proposed) - holds(ordered, a, proposed))
  return groups.map((group) => [group, ordered.filter((rule) => rule.group === group)])
}
const holds = (rules: readonly Rule[], group: DispositionGroup, proposed: DispositionCode | null) =>
  Number(rules.some((rule) => rule.group === group && rule.code === proposed))

/** Only who answered can be interested. When the carrier lost the call, the agent alone knows. */
export const mayChoose = (call: Pick<CallView, 'outcome' | 'customerAnsweredAt'>, group: DispositionGroup): boolean =>
  group !== 'connected' || call.customerAnsweredAt !== null || call.outcome === 'answered' || call.outcome === 'lost'
