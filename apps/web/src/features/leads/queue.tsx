import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { describeError } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { queryClient } from '@/lib/query.ts'
import { useUser } from '@/lib/session.ts'
import { useStore } from '@/lib/store.ts'
import { toast } from '@/lib/toast.ts'
import { useMedia } from '@/lib/use-media.ts'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { mostAssigned } from './assign.ts'
import { leadOptions, peopleOptions } from './lead-list.ts'
import { leadTitle } from './lead-words.ts'
import type { ListRow } from './list-pages.ts'
import { NextBar } from './next-bar.tsx'
import { taken } from './next-lead.ts'
import { LeadPanel } from './panel/lead-panel.tsx'
import type { PanelActions } from './panel/panel-actions.ts'
import { QueueBody } from './queue-body.tsx'
import { type QueueDialog, QueueDialogs } from './queue-dialogs.tsx'
import { QueueHeader } from './queue-header.tsx'
import type { QueueSearch, SetSearch } from './queue-search.ts'
import { SidePanel } from './side-panel.tsx'
import { useNext } from './use-next.ts'
import { useQueueData } from './use-queue-data.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import { useQueuePlace } from './use-queue-place.ts'

const Escalations = lazy(() => import('./escalations.tsx').then((m) => ({ default: m.Escalations })))

interface QueueProps {
  search: QueueSearch
  onSearch: SetSearch
  /** Calls are placed elsewhere. */
  onCall: (leadId: number, phonePosition?: number) => void
  /** What a manager fills an empty list with. */
  importLink: ReactNode
}

/**
 * The agent's home. From 1200 px on the open lead stands beside the list, between 768 and 1200 px its card opens under its
 * row, on a phone it covers the list.
 */
export function Queue({ search, onSearch, onCall, importLink }: QueueProps) {
  const { t } = useTranslation('leads')
  const user = useUser()
  const leads = user.role !== 'agent'
  const wide = useMedia('(min-width: 1200px)')
  const phone = useMedia('(max-width: 767px)')
  const data = useQueueData(search, !wide && !phone && search.lead !== undefined)
  const order = useMemo(() => data.leads.map((lead) => lead.id), [data.leads])
  const place = useQueuePlace(search, onSearch, order, wide)
  const { openId, activeId, selection } = place
  const inPlace = !wide && !phone && data.view !== 'escalated' && openId !== null && order.includes(openId)

  const [filtersOpen, setFiltersOpen] = useState(false)
  const [dialog, setDialog] = useState<QueueDialog | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const held = useStore(taken)
  const next = useNext((lead) => place.open(lead.id))
  const { data: people } = useQuery({ ...peopleOptions(), enabled: leads })

  const call = useCallback((id: number, position?: number) => onCall(id, position), [onCall])
  const edit = useCallback(async (id: number) => {
    try {
      setDialog({ kind: 'form', lead: await queryClient.ensureQueryData(leadOptions(id)) })
    } catch (error) {
      toast.error(describeError(error).title)
    }
  }, [])
  const assign = (rows: readonly Pick<ListRow, 'id' | 'ownerId'>[]) => {
    if (rows.length > mostAssigned) toast.show(t('selection.most'))
    else if (rows.length > 0) setDialog({ kind: 'assign', leads: rows })
  }
  const chosen = () => data.leads.filter((lead) => selection.ids.has(lead.id))
  const focusList = () => {
    searchField.current?.blur()
    data.box.current?.querySelector<HTMLElement>('[role=grid]')?.focus({ preventScroll: true })
    if (activeId === null || !order.includes(activeId)) place.step(1)
  }

  const target = openId ?? activeId ?? held?.lead.id ?? null
  useQueueKeys(
    {
      step: (by) => {
        data.reading.keyed()
        place.step(by)
      },
      open: () => activeId !== null && place.toggleOpen(activeId),
      close: () => (selection.ids.size > 0 ? place.clear() : place.close()),
      call: () => (target === null ? void toast.show(t('next.chooseFirst')) : call(target)),
      next: next.take,
      skip: next.skip,
      search: () => {
        searchField.current?.focus()
        searchField.current?.select()
      },
      filters: () => setFiltersOpen(true),
      edit: () => target !== null && void edit(target),
      add: () => setDialog({ kind: 'form', lead: null }),
      assign: leads
        ? () => assign(selection.ids.size > 0 ? chosen() : data.leads.filter((lead) => lead.id === target))
        : null,
      select: leads ? () => activeId !== null && place.select(activeId, false) : null,
      extend: leads ? place.extend : null,
    },
    data.view !== 'escalated',
  )

  const panelActions: PanelActions = {
    onCall: call,
    onOpen: place.open,
    onClose: place.close,
    onEdit: (lead) => setDialog({ kind: 'form', lead }),
    onAssign: leads ? (lead) => assign([lead]) : null,
    onGiveBack: leads
      ? (lead) => setDialog({ kind: 'give-back', lead: { leadId: lead.id, name: leadTitle(lead) } })
      : null,
  }
  const ownerOf = useCallback(
    (lead: ListRow) => {
      if (!leads || data.view !== 'all') return null
      if (lead.ownerId === null) return t('row.noOwner')
      return people?.items.find((one) => one.id === lead.ownerId)?.name ?? ''
    },
    [leads, data.view, people, t],
  )
  return (
    <SidePanel
      wide={wide}
      hint={data.view !== 'escalated'}
      panel={
        openId !== null && !inPlace ? <LeadPanel key={openId} leadId={openId} wide={false} {...panelActions} /> : null
      }
    >
      <div className="flex h-full min-h-0 flex-col">
        {!leads && (
          <NextBar
            tall={phone}
            busy={next.busy}
            onTake={next.take}
            onSkip={next.skip}
            onLetGo={next.letGo}
            onOpen={place.open}
            onCall={call}
            callKey={(id) => target === id}
          />
        )}
        <QueueHeader
          search={search}
          role={user.role}
          onSearch={onSearch}
          counts={data.counts}
          filtersOpen={filtersOpen}
          onFiltersOpen={setFiltersOpen}
          searchRef={searchField}
          onLeaveSearch={focusList}
          onAdd={() => setDialog({ kind: 'form', lead: null })}
          chosen={selection.ids.size}
          onAssign={() => assign(chosen())}
          onClear={place.clear}
        />
        {data.view === 'escalated' ? (
          <Suspense fallback={<SkeletonRows rows={6} rowClassName="h-14" />}>
            <Escalations onOpen={place.open} onGiveBack={(lead) => setDialog({ kind: 'give-back', lead })} />
          </Suspense>
        ) : (
          <QueueBody
            data={data}
            search={search}
            onSearch={onSearch}
            fill={leads ? importLink : null}
            activeId={activeId}
            openId={openId}
            card={inPlace ? (lead) => <LeadPanel leadId={lead.id} wide {...panelActions} /> : null}
            selected={leads ? selection.ids : null}
            ownerOf={ownerOf}
            tall={phone}
            onOpen={inPlace ? place.toggleOpen : place.open}
            onSelect={place.select}
            onCall={call}
          />
        )}
      </div>
      <QueueDialogs
        dialog={dialog}
        onClose={() => setDialog(null)}
        onSaved={(lead) => {
          data.patch([lead])
          if (dialog?.kind === 'form' && dialog.lead === null) place.open(lead.id)
        }}
        onAssigned={() => {
          place.clear()
          void data.refresh()
        }}
      />
    </SidePanel>
  )
}
