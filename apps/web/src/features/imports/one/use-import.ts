import { useMutation, useQuery } from '@tanstack/react-query'
import type { BodyIn, ImportView } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { describeError } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get, keyOf, queryClient, renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { recheckMs } from '../list/use-imports.ts'
import { isUnderWay } from '../words.ts'

const keyOfImport = (id: number) => keyOf('GET /api/imports/{id}', { params: { id } })

/** One import; asked for again now and then while it runs, beside the live news. */
export const useImport = (id: number) =>
  useQuery({
    ...get('GET /api/imports/{id}', { params: { id } }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? recheckMs : false),
  })

/** What the server answered counts, for this import and for the list of them. */
function keep(view: ImportView): void {
  queryClient.setQueryData(keyOfImport(view.id), view)
  void renew('GET /api/imports')
}

export type Changes = Exclude<BodyIn<'PUT /api/imports/{id}/mapping'>, undefined>

/** A change as it will look before the server has agreed. Another reading of the file is not foreseen. */
export function withChanges(of: ImportView, { columns, sheet, headingLine, saveAs, ...options }: Changes): ImportView {
  const chosen = new Map(columns?.map((column) => [column.index, column.field]))
  return {
    ...of,
    columns: of.columns.map((column) => {
      const field = chosen.get(column.index)
      return field === undefined || field === column.field
        ? column
        : { ...column, field, confidence: 'sure' as const, why: '' }
    }),
    options: { ...of.options, ...options } as ImportView['options'],
  }
}

const changeKey = (id: number) => ['change import', id]

/** Changes columns, options or the reading at once on the screen, and one after the other on the server. */
export function useChangeImport(id: number) {
  const { t } = useTranslation('imports')
  return useMutation({
    mutationKey: changeKey(id),
    scope: { id: `import ${id}` },
    mutationFn: (changes: Changes) => api('PUT /api/imports/{id}/mapping', { params: { id }, body: changes }),
    onMutate: async (changes) => {
      await queryClient.cancelQueries({ queryKey: keyOfImport(id) })
      queryClient.setQueryData<ImportView>(keyOfImport(id), (old) => old && withChanges(old, changes))
    },
    onSuccess: (view) => {
      // Later changes are on the screen already; the answer to the last one has them all.
      if (queryClient.isMutating({ mutationKey: changeKey(id) }) === 1) keep(view)
    },
    onError: (error, changes) => {
      void renew('GET /api/imports/{id}')
      // Where the file is read and where a mapping is named, the form itself says what was wrong.
      if (changes.sheet !== undefined || changes.headingLine !== undefined || changes.saveAs !== undefined) return
      toast.error(t('columns.notSaved'), { detail: describeError(error).title })
    },
  })
}

const useAct = (id: number, act: 'preview' | 'run' | 'cancel') =>
  useMutation({
    scope: { id: `import ${id}` },
    mutationFn: () => api(`POST /api/imports/{id}/${act}`, { params: { id } }),
    onSuccess: keep,
    onError: () => void renew('GET /api/imports/{id}'),
  })

export const usePreview = (id: number) => useAct(id, 'preview')
export const useRun = (id: number) => useAct(id, 'run')
export const useCancel = (id: number) => useAct(id, 'cancel')
