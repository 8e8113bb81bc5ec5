import { getRouteApi, Link } from '@tanstack/react-router'
import { Import } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { Queue } from '@/features/leads/queue.tsx'
import { parseQueueSearch, type SetSearch } from '@/features/leads/queue-search.ts'
import { requestCall } from '@/lib/call-bus.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Button } from '@/ui/button.tsx'

export { fetchQueueAhead } from '@/features/leads/queue-ahead.ts'

const route = getRouteApi('/shell/queue')

const call = (leadId: number, phonePosition?: number) =>
  requestCall(leadId, phonePosition === undefined ? {} : { phonePosition })

export function QueueScreen() {
  const { t } = useTranslation('leads')
  useTitle(t('title'))
  const raw = route.useSearch()
  // The router keeps what the parser left out; only what it has read goes on.
  const search = useMemo(() => parseQueueSearch({ ...raw }), [raw])
  const navigate = route.useNavigate()
  const setSearch = useCallback<SetSearch>(
    (next, { replace = false } = {}) => void navigate({ search: next, replace }),
    [navigate],
  )
  return (
    <Queue
      search={search}
      onSearch={setSearch}
      onCall={call}
      importLink={
        <Button asChild variant="primary">
          <Link to="/imports">
            <Import aria-hidden="true" />
            {t('empty.import')}
          </Link>
        </Button>
      }
    />
  )
}
