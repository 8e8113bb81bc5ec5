import type { ReplyOf } from '@telehub/contracts'
import { roles } from '@telehub/domain'
import { useTranslation } from '@/lib/i18n.ts'
import { Avatar } from '@/ui/avatar.tsx'
import type { SignIn } from './use-sign-in.ts'

type DemoSignIn = ReplyOf<'GET /api/workspace'>['demoSignIns'][number]

/** The invented people of a demo workspace: one click signs in as any of them. */
export function DemoSignIns({ people, signIn }: { people: readonly DemoSignIn[]; signIn: SignIn }) {
  const { t } = useTranslation('auth')
  const { t: common } = useTranslation('common')
  return (
    <section aria-labelledby="demo">
      <h2 id="demo" className="text-base font-semibold">
        {t('demoTitle')}
      </h2>
      <p className="mt-0.5 text-sm text-muted-foreground">{t('demoText')}</p>
      {[...roles].reverse().map((role) => {
        const ofRole = people.filter((person) => person.role === role)
        if (ofRole.length === 0) return null
        return (
          <div key={role} className="mt-4">
            <h3 className="mb-1 text-xs font-medium text-muted-foreground">{common(`role.${role}`)}</h3>
            <ul className="-mx-2 grid grid-cols-1 sm:grid-cols-2">
              {ofRole.map((person) => (
                <li key={person.email}>
                  <button
                    type="button"
                    disabled={signIn.busy}
                    className="flex w-full items-center gap-2.5 rounded-md p-2 text-left transition-colors hover:bg-accent disabled:opacity-50"
                    onClick={() => signIn.submit({ email: person.email, password: person.password })}
                  >
                    <Avatar name={person.name} />
                    <span className="min-w-0">
                      <span className="block truncate text-sm font-medium">{person.name}</span>
                      <span className="block truncate text-xs text-muted-foreground">{person.email}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
