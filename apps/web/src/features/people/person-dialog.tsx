import { useMutation } from '@tanstack/react-query'
import type { UserView } from '@telehub/contracts'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { ApiError, describeError, isRefusal } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Select } from '@/ui/select.tsx'
import { type PersonValues, problemsOf, toChange, toNewPerson, valuesOf } from './person-values.ts'

interface PersonDialogProps {
  /** Null adds somebody new. */
  user: UserView | null
  teams: readonly { id: number; name: string }[]
  onClose: () => void
}

const roles = ['agent', 'manager', 'admin'] as const

/** Adds a person or changes one. */
export function PersonDialog({ user, teams, onClose }: PersonDialogProps) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const [values, setValues] = useState(() => valuesOf(user))
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: (_email: string) =>
      user
        ? api('PATCH /api/users/{id}', { params: { id: user.id }, body: toChange(values) })
        : api('POST /api/users', { body: toNewPerson(values) }),
    onSuccess: (saved) => {
      toast.ok(t(user ? 'saved' : 'added', { name: saved.name }))
      void renew('GET /api/users', 'GET /api/teams')
      onClose()
    },
  })
  const problems = problemsOf(values, user === null)
  const ofServer = save.error instanceof ApiError ? save.error.fields : []
  const errorOf = (name: keyof PersonValues): string | undefined => {
    const problem = problems[name]
    if (tried && problem) return t(`form.${problem}`)
    if (name === 'email' && isRefusal(save.error, 'email-taken') && save.variables === values.email)
      return describeError(save.error).title
    return ofServer.find((field) => field.path.startsWith(`body.${name === 'team' ? 'teamId' : name}`))?.message
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problems).length === 0) save.mutate(values.email)
  }
  const change = (name: keyof PersonValues) => (event: { target: { value: string } }) =>
    setValues({ ...values, [name]: event.target.value })
  const text = (
    name: keyof PersonValues,
    label: string,
    more: { type?: string; hint?: string; autoComplete?: string } = {},
  ) => (
    <Field label={label} hint={more.hint} error={errorOf(name)}>
      {(control) => (
        <Input
          {...control}
          type={more.type ?? 'text'}
          autoComplete={more.autoComplete ?? 'off'}
          value={values[name]}
          onChange={change(name)}
        />
      )}
    </Field>
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={user ? t('form.editTitle', { name: user.name }) : t('form.addTitle')}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form="person" busy={save.isPending}>
            {t(user ? 'form.save' : 'form.add')}
          </Button>
        </>
      }
    >
      <form id="person" noValidate onSubmit={onSubmit} className="grid gap-4 sm:grid-cols-2">
        {text('name', t('form.name'))}
        {user ? (
          <Field label={t('form.email')}>
            {(control) => <Input {...control} value={user.email} readOnly disabled />}
          </Field>
        ) : (
          text('email', t('form.email'), { type: 'email' })
        )}
        <Field label={t('form.role')}>
          {(control) => (
            <Select
              {...control}
              value={values.role}
              onValueChange={(role) => setValues({ ...values, role })}
              options={roles.map((role) => ({ value: role, label: common(`role.${role}`) }))}
            />
          )}
        </Field>
        <Field label={t('form.team')} error={errorOf('team')}>
          {(control) => (
            <Select
              {...control}
              value={values.team || 'none'}
              onValueChange={(team) => setValues({ ...values, team: team === 'none' ? '' : team })}
              options={[
                { value: 'none', label: t('noTeam') },
                ...teams.map((team) => ({ value: String(team.id), label: team.name })),
              ]}
            />
          )}
        </Field>
        {text('phone', t('form.phone'), { type: 'tel', hint: t('form.phoneHint') })}
        {text('languages', t('form.languages'), { hint: t('form.languagesHint') })}
        <div className="sm:col-span-2">
          {text('password', t(user ? 'form.newPassword' : 'form.password'), {
            type: 'password',
            autoComplete: 'new-password',
            hint: t(user ? 'form.newPasswordHint' : 'form.passwordHint'),
          })}
        </div>
        {save.error && !isRefusal(save.error, 'email-taken') && (
          <ErrorLine error={save.error} className="sm:col-span-2" />
        )}
      </form>
    </Dialog>
  )
}
