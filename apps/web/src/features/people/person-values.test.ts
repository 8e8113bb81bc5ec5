import { expect, test } from 'vitest'
import { problemsOf, toChange, toNewPerson, valuesOf } from './person-values.ts'

const filled = {
  ...valuesOf(null),
  name: ' Asha ',
  email: 'asha@x.example',
  password: 'long enough 1',
  phone: '+91 98200-12345',
  languages: 'mr, HI en',
}

test('a new person is sent trimmed, the number and languages in their plain form', () => {
  expect(problemsOf(filled, true)).toEqual({})
  expect(toNewPerson(filled)).toEqual({
    name: 'Asha',
    email: 'asha@x.example',
    role: 'agent',
    teamId: null,
    phone: '+919820012345',
    languages: ['mr', 'hi', 'en'],
    password: 'long enough 1',
  })
})

test('an empty password stays as it is, and an empty number takes the handset away', () => {
  const change = toChange({ ...filled, password: '', phone: ' ', team: '3' })
  expect(change).not.toHaveProperty('password')
  expect(change).toMatchObject({ phone: null, teamId: 3 })
})

test('what is missing or no number is said at its field', () => {
  expect(problemsOf({ ...valuesOf(null), phone: '98200 12345' }, true)).toEqual({
    name: 'need',
    email: 'need',
    password: 'need',
    phone: 'phoneBad',
  })
  expect(problemsOf({ ...valuesOf(null), name: 'A' }, false)).toEqual({})
})

test('every field is looked at, not only the first that is wrong', () => {
  const wrong = { ...filled, email: 'asha', phone: '12', languages: 'mr, hindi', password: 'short' }
  expect(problemsOf(wrong, true)).toEqual({
    email: 'emailBad',
    phone: 'phoneBad',
    languages: 'languagesBad',
    password: 'passwordShort',
  })
  expect(problemsOf({ ...filled, password: '' }, false)).toEqual({})
})
