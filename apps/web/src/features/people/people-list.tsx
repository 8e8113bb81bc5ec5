import { useMutation, useQuery } from '@tanstack/react-query'
import type { UserView } from '@telehub/contracts'
import { Pencil, Users } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { describeError } from '@/lib/api-error.ts'
import { formatLanguage, formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { get, renew } from '@/lib/query.ts'
import { useSession } from '@/lib/session.ts'
import { toast } from '@/lib/toast.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/confirm.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/ui/table.tsx'
import { PersonDialog } from './person-dialog.tsx'

/** Everybody one may see; an admin changes them. */
export function PeopleList({ adding, onAdded }: { adding: boolean; onAdded: () => void }) {
  const { t } = useTranslation('people')
  const session = useSession()
  const me = session.state === 'signed-in' ? session.user : null
  const mayChange = me?.role === 'admin'
  const people = useQuery(get('GET /api/users'))
  const teams = useQuery(get('GET /api/teams'))
  const [editing, setEditing] = useState<UserView | null>(null)
  useLive('user:changed', () => void renew('GET /api/users', 'GET /api/teams'))

  if (people.error) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />
  if (!people.data) return <SkeletonRows rows={10} />
  const known = teams.data?.items ?? []
  return (
    <>
      {people.data.items.length === 0 ? (
        <EmptyState icon={Users} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <Table label={t('title')}>
          <TableHead>
            <tr>
              <Th>{t('column.name')}</Th>
              <Th>{t('column.role')}</Th>
              <Th>{t('column.team')}</Th>
              <Th>{t('column.phone')}</Th>
              <Th>{t('column.languages')}</Th>
              <Th>{t('column.state')}</Th>
              {mayChange && (
                <Th>
                  <span className="sr-only">{t('column.actions')}</span>
                </Th>
              )}
            </tr>
          </TableHead>
          <TableBody>
            {people.data.items.map((user) => (
              <PersonRow
                key={user.id}
                user={user}
                isMe={user.id === me?.id}
                {...(mayChange && { onEdit: () => setEditing(user) })}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {editing && <PersonDialog user={editing} teams={known} onClose={() => setEditing(null)} />}
      {adding && <PersonDialog user={null} teams={known} onClose={onAdded} />}
    </>
  )
}

/** Nobody disables themselves. */
function PersonRow({ user, isMe, onEdit }: { user: UserView; isMe: boolean; onEdit?: () => void }) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  return (
    <Tr className={user.disabled ? 'text-muted-foreground' : ''}>
      <Td>
        <p className="font-medium">{user.name}</p>
        <p className="text-xs text-muted-foreground">{user.email}</p>
      </Td>
      <Td>{common(`role.${user.role}`)}</Td>
      <Td>{user.teamName ?? <span className="text-muted-foreground">{t('noTeam')}</span>}</Td>
      <Td className="whitespace-nowrap tabular-nums">
        {user.phone ? (
          formatPhone(user.phone)
        ) : user.role === 'agent' ? (
          <span className="text-warn-text">{t('noPhone')}</span>
        ) : (
          '–'
        )}
      </Td>
      <Td>{user.languages.map(formatLanguage).join(', ') || '–'}</Td>
      <Td>
        <Badge tone={user.disabled ? 'neutral' : 'ok'}>{t(user.disabled ? 'disabled' : 'active')}</Badge>
      </Td>
      {onEdit && (
        <Td>
          <span className="flex justify-end gap-1">
            <Button size="icon-sm" variant="quiet" aria-label={t('edit', { name: user.name })} onClick={onEdit}>
              <Pencil />
            </Button>
            {!isMe && <DisableButton user={user} />}
          </span>
        </Td>
      )}
    </Tr>
  )
}

function DisableButton({ user }: { user: UserView }) {
  const { t } = useTranslation('people')
  const [asking, setAsking] = useState(false)
  const change = useMutation({
    mutationFn: (disabled: boolean) => api('PATCH /api/users/{id}', { params: { id: user.id }, body: { disabled } }),
    onSuccess: (saved) => {
      toast.ok(t(saved.disabled ? 'disabledNow' : 'enabledNow', { name: saved.name }))
      void renew('GET /api/users', 'GET /api/teams')
    },
    onError: (error) => {
      const { title, detail } = describeError(error)
      toast.error(title, detail ? { detail } : {})
    },
    onSettled: () => setAsking(false),
  })
  if (user.disabled) {
    return (
      <Button size="sm" busy={change.isPending} onClick={() => change.mutate(false)}>
        {t('enable')}
      </Button>
    )
  }
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setAsking(true)}>
        {t('disable')}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('disableTitle', { name: user.name })}
        action={t('disable')}
        danger
        busy={change.isPending}
        onConfirm={() => change.mutate(true)}
      >
        {t('disableText')}
      </Confirm>
    </>
  )
}
