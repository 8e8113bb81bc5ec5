import type { NextActionKind } from '@telehub/domain'

export const kindFilters = ['all', 'callback', 'retry', 'visit', 'other'] as const
export type KindFilter = (typeof kindFilters)[number]

/** What the address of the callbacks says; absent is the default. */
export interface CallbacksSearch {
  kind?: KindFilter
  scope?: 'mine' | 'all'
}

/** Reads the address; what makes no sense is left out. */
export function parseCallbacksSearch(raw: Record<string, unknown>): CallbacksSearch {
  const kind = kindFilters.find((one) => one === raw.kind && one !== 'all')
  const scope = (['mine', 'all'] as const).find((one) => one === raw.scope)
  return { ...(kind && { kind }), ...(scope && { scope }) }
}

/** The kinds of action a filter stands for; undefined for all. Escalations are answered in the queue. */
export function kindsOf(filter: KindFilter): NextActionKind[] | undefined {
  switch (filter) {
    case 'all':
      return ['callback', 'retry', 'follow-up', 'visit', 'send-info']
    case 'callback':
      return ['callback']
    case 'retry':
      return ['retry']
    case 'visit':
      return ['visit']
    case 'other':
      return ['follow-up', 'send-info']
  }
}
