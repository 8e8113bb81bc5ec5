import { describe, expect, test } from 'vitest'
import { ApiError, describeError } from './api-error.ts'
import { plainMessage, plainName } from './field-message.ts'

test.each([
  ['Invalid email address', 'Enter an e-mail address, like name@school.example.'],
  ['Too small: expected string to have >=10 characters', 'At least 10 characters.'],
  ['Too small: expected string to have >=1 characters', 'Please fill this in.'],
  ['Too big: expected string to have <=200 characters', 'At most 200 characters.'],
  ['Too big: expected number to be <=100', 'At most 100.'],
  ['Invalid input: expected string, received undefined', 'Please fill this in.'],
  ['Invalid option: expected one of "a"|"b"', 'This is not a value it can have.'],
  ['a phone number with its country code', 'a phone number with its country code'],
])('%j is said as %j', (message, plain) => {
  expect(plainMessage(message)).toBe(plain)
})

test('a value is called what people call it', () => {
  expect(plainName('body.email')).toBe('E-mail')
  expect(plainName('body.phones.0')).toBe('Phones')
  expect(plainName('body.teamId')).toBe('Team')
  expect(plainName('body.decisionMaker')).toBe('Decision maker')
})

describe('a refusal over fields', () => {
  const refusal = (detail: string) =>
    new ApiError({
      status: 400,
      code: 'invalid-input',
      title: 'Not valid',
      detail,
      fields: [{ path: 'body.email', message: 'Invalid email address' }],
    })
  test('names the field without the words of the wire', () => {
    const plain = 'E-mail: Enter an e-mail address, like name@school.example.'
    expect(describeError(refusal('body.email: Invalid email address')).title).toBe(plain)
    expect(describeError(refusal('email: Invalid email address')).title).toBe(plain)
  })
  test('keeps a sentence that was written for people', () => {
    expect(describeError(refusal('Two people share this e-mail.')).title).toBe('Two people share this e-mail.')
  })
})
