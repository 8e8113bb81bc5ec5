import { useMutation, useQuery } from '@tanstack/react-query'
import type { ImportView, ReplyOf } from '@telehub/contracts'
import { BookOpen, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { describeError } from '@/lib/api-error.ts'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get, renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/confirm.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { useChangeImport } from '../one/use-import.ts'
import { columnsAsSaved } from './check-columns.ts'

type Mapping = ReplyOf<'GET /api/import-mappings'>['items'][number]

/** Mappings of earlier files: use one here, or forget it. */
export function SavedMappings({ of }: { of: ImportView }) {
  const { t } = useTranslation('imports')
  const [open, setOpen] = useState(false)
  const [leaving, setLeaving] = useState<Mapping | null>(null)
  const { mutate } = useChangeImport(of.id)
  const forget = useMutation({
    mutationFn: (id: number) => api('DELETE /api/import-mappings/{id}', { params: { id } }),
    onSettled: () => {
      setLeaving(null)
      void renew('GET /api/import-mappings')
    },
    onError: (error) => void toast.error(describeError(error).title),
  })
  const use = (mapping: Mapping) => {
    const { found, changes } = columnsAsSaved(of.columns, mapping.columns)
    if (changes.length > 0) mutate({ columns: changes })
    const { name } = mapping
    if (found === 0) toast.show(t('saved.appliedNone'))
    else toast.ok(t('saved.applied', { count: found, n: formatCount(found), name }))
    setOpen(false)
  }
  return (
    <>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button size="sm">
            <BookOpen aria-hidden="true" />
            {t('saved.use')}
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" className="w-80 p-1">
          <MappingList onUse={use} onForget={setLeaving} />
        </PopoverContent>
      </Popover>
      <Confirm
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={t('saved.forgetTitle')}
        action={t('saved.forgetAction')}
        danger
        busy={forget.isPending}
        onConfirm={() => leaving && forget.mutate(leaving.id)}
      >
        {t('saved.forgetText', { name: leaving?.name ?? '' })}
      </Confirm>
    </>
  )
}

interface MappingListProps {
  onUse: (mapping: Mapping) => void
  onForget: (mapping: Mapping) => void
}

function MappingList({ onUse, onForget }: MappingListProps) {
  const { t } = useTranslation('imports')
  const { data, error } = useQuery(get('GET /api/import-mappings'))
  if (error && !data) return <ErrorLine error={error} />
  if (!data) return <SkeletonRows rows={3} />
  if (data.items.length === 0) return <p className="p-3 text-sm text-muted-foreground">{t('saved.none')}</p>
  return (
    <ul>
      {data.items.map((mapping) => {
        const count = mapping.columns.length
        return (
          <li key={mapping.id} className="flex items-center gap-1 rounded-sm py-1 pr-1 pl-2 hover:bg-accent">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{mapping.name}</span>
              <span className="block text-xs text-muted-foreground">
                {t('saved.columns', { count, n: formatCount(count) })}
              </span>
            </span>
            <Button size="sm" onClick={() => onUse(mapping)}>
              {t('saved.apply')}
            </Button>
            <Button
              variant="quiet"
              size="icon-sm"
              aria-label={t('saved.forget', { name: mapping.name })}
              onClick={() => onForget(mapping)}
            >
              <Trash2 />
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
