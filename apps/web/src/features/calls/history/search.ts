import { type DispositionCode, dispositionCodes, type Role } from '@telehub/domain'
import { fromLocalInput } from '@/lib/zone.ts'

/** What the address of the call list says; what is absent does not narrow it. */
export interface CallSearch {
  whose?: 'mine' | 'team'
  agent?: number
  lead?: number
  outcome?: DispositionCode
  /** Only calls whose outcome is still due. */
  due?: true
  /** Days of the organisation, `2026-11-24`, both included. */
  from?: string
  to?: string
  /** The call that is open beside the list. */
  call?: string
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
const idOf = (value: unknown): number | undefined => {
  const id = Number(value)
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** Reads the address; what makes no sense is left out. */
export function parseCallSearch(raw: Record<string, unknown>): CallSearch {
  const outcome = dispositionCodes.find((code) => code === raw.outcome)
  const [agent, lead] = [idOf(raw.agent), idOf(raw.lead)]
  return {
    ...((raw.whose === 'mine' || raw.whose === 'team') && { whose: raw.whose }),
    ...(agent && { agent }),
    ...(lead && { lead }),
    ...(outcome && { outcome }),
    ...((raw.due === true || raw.due === 'true') && { due: true as const }),
    ...(isDay(raw.from) && { from: raw.from }),
    ...(isDay(raw.to) && { to: raw.to }),
    ...(typeof raw.call === 'string' && /^[0-9a-f-]{36}$/.test(raw.call) && { call: raw.call }),
  }
}

/** The address of the list with a change; `undefined` takes something away. */
export function hrefOf(
  search: CallSearch,
  change: { [K in keyof CallSearch]?: CallSearch[K] | undefined } = {},
): string {
  const pairs = Object.entries({ ...search, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  const text = new URLSearchParams(pairs).toString()
  return text ? `/calls?${text}` : '/calls'
}

/** Agents have only their own calls; who leads a team starts with the team's. */
export const whoseOf = (search: CallSearch, role: Role): 'mine' | 'team' =>
  role === 'agent' ? 'mine' : (search.whose ?? 'team')

const dayAfter = (date: string) => new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
const startOf = (date: string) => fromLocalInput(`${date}T00:00`) ?? undefined

/** The filters as the server knows them. */
export function callQueryOf(search: CallSearch, me: { id: number; role: Role }) {
  const { agent, lead, outcome, due, from, to } = search
  const end = to && startOf(dayAfter(to))
  return {
    agentId: whoseOf(search, me.role) === 'mine' ? me.id : agent,
    leadId: lead,
    disposition: outcome ? [outcome] : undefined,
    undisposed: due,
    from: from && startOf(from),
    to: end ? new Date(Date.parse(end) - 1).toISOString() : undefined,
  }
}
export type CallQuery = ReturnType<typeof callQueryOf>

export const isFiltered = ({ agent, lead, outcome, due, from, to }: CallSearch): boolean =>
  [agent, lead, outcome, due, from, to].some((filter) => filter !== undefined)
