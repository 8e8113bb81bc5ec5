import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { isRefusal } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'

const empty = { current: '', next: '', again: '' }

/** Changes my password. What makes one too weak is the server's rule, and its sentence is shown at the field. */
export function PasswordForm() {
  const { t } = useTranslation('auth')
  const [values, setValues] = useState(empty)
  const [tried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => api('POST /api/auth/password', { body: { current: values.current, next: values.next } }),
    onSuccess: () => {
      toast.ok(t('password_.done'))
      setValues(empty)
      setTried(false)
      void renew('GET /api/auth/sessions')
    },
  })
  const { error } = change
  const wrong = isRefusal(error, 'wrong-credentials') ? t('password_.wrong') : undefined
  const weak = isRefusal(error, 'weak-password') ? (error.detail ?? error.title) : undefined
  const differs = values.next !== values.again
  const problems = {
    current: wrong ?? (tried && !values.current ? t('password_.needCurrent') : undefined),
    next: weak ?? (tried && !values.next ? t('password_.needNext') : undefined),
    again: tried && values.next && differs ? t('password_.differs') : undefined,
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (values.current && values.next && !differs) change.mutate()
  }
  const field = (name: keyof typeof empty, label: string, autoComplete: string, hint?: string) => (
    <Field label={label} error={problems[name]} hint={hint}>
      {(control) => (
        <Input
          {...control}
          type="password"
          name={name}
          autoComplete={autoComplete}
          value={values[name]}
          onChange={(event) => {
            setValues({ ...values, [name]: event.target.value })
            change.reset()
          }}
        />
      )}
    </Field>
  )
  return (
    <form onSubmit={onSubmit} noValidate className="flex max-w-sm flex-col gap-4">
      {field('current', t('password_.current'), 'current-password')}
      {field('next', t('password_.next'), 'new-password', t('password_.nextHint'))}
      {field('again', t('password_.again'), 'new-password')}
      {error && !wrong && !weak && <ErrorLine error={error} />}
      <Button type="submit" variant="primary" busy={change.isPending} className="self-start">
        {t('password_.submit')}
      </Button>
    </form>
  )
}
