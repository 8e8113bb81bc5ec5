import { useMutation } from '@tanstack/react-query'
import type { NextActionView } from '@telehub/contracts'
import { CalendarCheck } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { describeError } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { renew } from '@/lib/query.ts'
import { useUser } from '@/lib/session.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { toast } from '@/lib/toast.ts'
import { Confirm } from '@/ui/confirm.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Opening } from '@/ui/opening.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { actionRowId, type RowActions } from './action-row.tsx'
import { ActionSection } from './action-section.tsx'
import { changeAction, nameOf, useActions, whens } from './actions.ts'
import type { CallbacksSearch } from './callbacks-search.ts'

const MoveDialog = lazy(() => import('./move-dialog.tsx').then((m) => ({ default: m.MoveDialog })))
const GiveDialog = lazy(() => import('./give-dialog.tsx').then((m) => ({ default: m.GiveDialog })))

type Asking = { what: 'move' | 'give' | 'cancel'; action: NextActionView }

const complain = (error: unknown) => {
  const { title, detail } = describeError(error)
  toast.error(title, detail ? { detail } : {})
}

/** Reads the lists again a little after things changed; many changes are one reading. */
function useLiveActions() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const again = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void renew('GET /api/next-actions'), 500)
  }
  useLive('next-action:changed', again)
  useLive('leads:changed', again)
}

interface CallbacksProps {
  search: CallbacksSearch
  onOpen: (leadId: number) => void
  onCall: (leadId: number) => void
}

/** What I have promised and what is due: overdue, today and later, to be worked from top to bottom. */
export function Callbacks({ search, onOpen, onCall }: CallbacksProps) {
  const { t } = useTranslation('schedule')
  const { role } = useUser()
  const kind = search.kind ?? 'all'
  const scope = search.scope ?? (role === 'agent' ? 'mine' : 'all')
  const parts = {
    overdue: useActions('overdue', kind, scope),
    today: useActions('today', kind, scope),
    later: useActions('later', kind, scope),
  }
  useLiveActions()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [activeId, setActiveId] = useState<number | null>(null)
  const all = whens.flatMap((when) => parts[when].data?.pages.flatMap((page) => page.items) ?? [])
  const active = all.find((one) => one.id === activeId) ?? null
  const finish = useMutation({
    mutationFn: ({ action, state }: { action: NextActionView; state: 'done' | 'cancelled' }) =>
      changeAction(action.id, { state }),
    onSuccess: (_, { state }) => {
      toast.ok(t(state === 'done' ? 'finished' : 'cancel.done'))
      setAsking(null)
    },
    onError: complain,
  })
  const act: RowActions = {
    onOpen,
    onCall,
    onMove: (action) => setAsking({ what: 'move', action }),
    onDone: (action) => finish.mutate({ action, state: 'done' }),
    onCancel: (action) => setAsking({ what: 'cancel', action }),
    onGive: role === 'agent' ? null : (action) => setAsking({ what: 'give', action }),
  }
  useActionKeys(all, active, setActiveId, act)

  const failed = whens.map((when) => parts[when]).find((part) => part.error && !part.data)
  if (failed)
    return <ErrorState error={failed.error} onRetry={() => whens.forEach((when) => void parts[when].refetch())} />
  if (whens.some((when) => !parts[when].data)) return <SkeletonRows rows={10} rowClassName="h-11" />
  if (all.length === 0)
    return (
      <EmptyState icon={CalendarCheck} title={t('emptyTitle')}>
        {t('emptyText')}
      </EmptyState>
    )
  return (
    <>
      {whens.map((when) => (
        <ActionSection
          key={when}
          when={when}
          part={parts[when]}
          activeId={activeId}
          showOwner={scope === 'all'}
          {...act}
        />
      ))}
      <Suspense fallback={<Opening />}>
        {asking?.what === 'move' && <MoveDialog action={asking.action} onClose={() => setAsking(null)} />}
        {asking?.what === 'give' && <GiveDialog action={asking.action} onClose={() => setAsking(null)} />}
      </Suspense>
      {asking?.what === 'cancel' && (
        <Confirm
          open
          danger
          onOpenChange={() => setAsking(null)}
          title={t('cancel.title', {
            kind: t(`kind.${asking.action.kind}`),
            name: nameOf(asking.action),
          })}
          action={t('cancel.submit')}
          busy={finish.isPending}
          onConfirm={() => finish.mutate({ action: asking.action, state: 'cancelled' })}
        >
          {t('cancel.text')}
        </Confirm>
      )}
    </>
  )
}

function useActionKeys(
  all: readonly NextActionView[],
  active: NextActionView | null,
  setActive: (id: number) => void,
  act: RowActions,
) {
  const { t } = useTranslation('schedule')
  const scope = t('key.scope')
  const step = (by: 1 | -1) => {
    const at = active ? all.indexOf(active) : -1
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]
    if (!next) return
    setActive(next.id)
    document.getElementById(actionRowId(next.id))?.scrollIntoView({ block: 'nearest' })
  }
  const on = { scope, enabled: active !== null }
  useShortcut('j', () => step(1), { label: t('key.down'), scope, repeats: true })
  useShortcut('k', () => step(-1), { label: t('key.up'), scope, repeats: true })
  useShortcut('arrowdown', () => step(1), { label: t('key.down'), scope, repeats: true })
  useShortcut('arrowup', () => step(-1), { label: t('key.up'), scope, repeats: true })
  useShortcut('enter', () => active && act.onOpen(active.leadId), { label: t('key.open'), ...on })
  useShortcut('c', () => active && act.onCall(active.leadId), { label: t('key.call'), ...on })
  useShortcut('m', () => active && act.onMove(active), { label: t('key.move'), ...on })
  useShortcut('d', () => active && act.onDone(active), { label: t('key.done'), ...on })
}
