import type { BodyIn, UserView } from '@telehub/contracts'
import { isEmail } from '@/lib/email.ts'

/** A person as the form holds them: everything is text. */
export interface PersonValues {
  name: string
  email: string
  role: UserView['role']
  team: string
  phone: string
  languages: string
  password: string
}

export const valuesOf = (user: UserView | null): PersonValues => ({
  name: user?.name ?? '',
  email: user?.email ?? '',
  role: user?.role ?? 'agent',
  team: user?.teamId ? String(user.teamId) : '',
  phone: user?.phone ?? '',
  languages: user?.languages.join(', ') ?? '',
  password: '',
})

/** Without what people put between digits to read them. */
const plainPhone = (phone: string): string => phone.replace(/[\s()-]/g, '')
const listOf = (languages: string): string[] =>
  languages
    .split(/[\s,;]+/)
    .map((code) => code.trim().toLowerCase())
    .filter(Boolean)

export type Problem = 'need' | 'emailBad' | 'phoneBad' | 'languagesBad' | 'passwordShort'

const shortestPassword = 10

/** What is to be mended before it is worth sending, each field on its own; the server has the last word. */
export const problemsOf = (values: PersonValues, isNew: boolean): Partial<Record<keyof PersonValues, Problem>> => {
  const { name, email, phone, languages, password } = values
  const found = {
    name: name.trim() === '' ? 'need' : null,
    email: !isNew ? null : email.trim() === '' ? 'need' : isEmail(email) ? null : 'emailBad',
    phone: phone.trim() === '' || /^\+[1-9]\d{6,14}$/.test(plainPhone(phone)) ? null : 'phoneBad',
    languages: listOf(languages).every((code) => /^[a-z]{2,3}(-[a-z]{2,4})?$/.test(code)) ? null : 'languagesBad',
    password:
      password === '' ? (isNew ? 'need' : null) : [...password].length < shortestPassword ? 'passwordShort' : null,
  } satisfies Partial<Record<keyof PersonValues, Problem | null>>
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null))
}

const shared = (values: PersonValues) => ({
  name: values.name.trim(),
  role: values.role,
  teamId: values.team === '' ? null : Number(values.team),
  phone: values.phone.trim() === '' ? null : plainPhone(values.phone),
  languages: listOf(values.languages),
})

export const toNewPerson = (values: PersonValues): BodyIn<'POST /api/users'> => ({
  ...shared(values),
  email: values.email.trim(),
  password: values.password,
})

export const toChange = (values: PersonValues): BodyIn<'PATCH /api/users/{id}'> => ({
  ...shared(values),
  ...(values.password !== '' && { password: values.password }),
})
