import type { LeadListQuery } from '@telehub/contracts'
import { priorities } from '@telehub/domain'
import type { Parameters } from './parameters.ts'
import { readSearchTerm, type SearchTerm } from './search-term.ts'

export type LeadFilters = Omit<LeadListQuery, 'sort' | 'cursor' | 'limit'>

/** Somebody who may not see whole numbers may look one up, but not feel for its digits. */
const wholeNumber = 10

/** The conditions of everything that was asked for but scope and priority. */
export const conditionsOf = (filters: LeadFilters, masks: boolean, parameters: Parameters): string[] => {
  const { status, source, campaignId, ageMark, scoreMin, scoreMax, vip, createdFrom, createdTo } = filters
  const conditions: string[] = []
  if (status) conditions.push(parameters.among('status', status, 'text'))
  if (source) conditions.push(parameters.among('source', source, 'text'))
  if (campaignId) conditions.push(parameters.among('campaign_id', campaignId, 'bigint'))
  if (ageMark) conditions.push(parameters.among('age_mark', ageMark, 'text'))
  if (vip !== undefined) conditions.push(vip ? 'vip' : 'not vip')
  if (scoreMin !== undefined || scoreMax !== undefined) {
    conditions.push(`score_rank >= ${parameters.add(100 - (scoreMax ?? 100), 'smallint')}`)
    conditions.push(`score_rank <= ${parameters.add(100 - (scoreMin ?? 0), 'smallint')}`)
  }
  if (createdFrom) conditions.push(`created_at >= ${parameters.add(createdFrom, 'timestamptz')}`)
  if (createdTo) conditions.push(`created_at <= ${parameters.add(createdTo, 'timestamptz')}`)
  const term = filters.q === undefined ? null : readSearchTerm(filters.q)
  if (term) conditions.push(...searchConditions(term, masks, parameters))
  return conditions
}

const searchConditions = ({ patterns, digits }: SearchTerm, masks: boolean, parameters: Parameters): string[] => {
  const like = (column: string, group: readonly string[]) => {
    const any = group.map((pattern) => `${column} like ${parameters.add(pattern, 'text')}`)
    return any.length === 1 ? (any[0] as string) : `(${any.join(' or ')})`
  }
  const found = patterns.map((group) => like('search', group))
  const feelsForDigits = masks && (digits ?? '').length < wholeNumber
  if (!feelsForDigits) return found
  return [...found, ...patterns.map((group) => like("(' ' || lower(name) || ' ' || lower(organisation))", group))]
}

/** The priorities asked for, as they are stored; null for any. */
export const wantedPriorities = ({ priority }: LeadFilters): number[] | null =>
  priority ? [...new Set(priority)].map((name) => priorities.indexOf(name)).sort() : null
