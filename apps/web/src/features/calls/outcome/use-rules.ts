import { useQuery } from '@tanstack/react-query'
import type { DispositionCode } from '@telehub/domain'
import { get } from '@/lib/query.ts'
import { type Rule, standardRules } from './codes.ts'
import type { Asked } from './draft.ts'

const seldom = 10 * 60_000
const standardNotesLength = 10

/** The workspace's codes with what each needs, and how long notes must be; the standard ones until they have come. */
export function useRules(): { rules: readonly Rule[]; askedFor: (code: DispositionCode | null) => Asked } {
  const { data } = useQuery({ ...get('GET /api/dispositions'), staleTime: seldom })
  const { data: settings } = useQuery({ ...get('GET /api/settings'), staleTime: seldom })
  const rules = data?.items ?? standardRules
  const notesMinLength = settings?.desk.notesMinLength ?? standardNotesLength
  return {
    rules,
    askedFor: (code) => ({ needs: rules.find((rule) => rule.code === code)?.needs ?? [], notesMinLength }),
  }
}
