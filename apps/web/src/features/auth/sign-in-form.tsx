import { Eye, EyeOff } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { isRefusal } from '@/lib/api-error.ts'
import { isEmail } from '@/lib/email.ts'
import { formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import type { SignIn } from './use-sign-in.ts'

/** E-mail and password. What is missing is said at its field; what the server refuses, above the button. */
export function SignInForm({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation('auth')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [tried, setTried] = useState(false)
  const locked = isRefusal(signIn.error, 'account-locked', 'too-many-requests') ? signIn.error.freesAt : null

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isEmail(email) && password) signIn.submit({ email: email.trim(), password })
  }
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <Field
        label={t('email')}
        error={tried && !isEmail(email) ? t(email.trim() ? 'noEmail' : 'needEmail') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            className="h-10"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('password')} error={tried && !password ? t('needPassword') : undefined} hint={t('forgot')}>
        {(control) => (
          <div className="relative">
            <Input
              {...control}
              type={shown ? 'text' : 'password'}
              name="password"
              autoComplete="current-password"
              className="h-10 pr-10"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button
              variant="quiet"
              size="icon"
              className="absolute top-1 right-1"
              aria-label={shown ? t('hide') : t('show')}
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff /> : <Eye />}
            </Button>
          </div>
        )}
      </Field>
      {signIn.error !== null && (
        <div>
          <ErrorLine error={signIn.error} />
          {locked && (
            <p className="mt-1 text-xs text-muted-foreground">{t('lockedUntil', { when: formatWhen(locked) })}</p>
          )}
        </div>
      )}
      <Button type="submit" variant="primary" size="lg" busy={signIn.busy}>
        {t('submit')}
      </Button>
    </form>
  )
}
