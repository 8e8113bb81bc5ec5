import { expect, test } from 'vitest'
import { checkStrength, hashPassword, passwordFits } from './passwords.ts'

const person = { email: 'sunita.rao@example.org', name: 'Sunita Rao' }

test.each([
  'short-1',
  'aaaaaaaaaaaa',
  '1234567890',
  '9876543210',
  'Password123',
  'qwertyuiop',
  'PRATHAM2026',
  'sunita.rao1',
  'Sunita.Rao@example.org',
  'SunitaRao2026!',
  `${'x'.repeat(60)}yz123456789abcdef`,
])('%s is refused', (word) => {
  expect(() => checkStrength(word, person)).toThrow(expect.objectContaining({ code: 'weak-password' }))
})

test.each(['Harbour-Lantern-9', 'चार घोड़े नदी पार', 'correct horse battery'])('%s is taken', (word) => {
  expect(() => checkStrength(word, person)).not.toThrow()
})

test('only the same password fits its hash, and none fits where there is no person', async () => {
  const hash = await hashPassword('Harbour-Lantern-9', 4)
  expect(await passwordFits('Harbour-Lantern-9', hash, 4)).toBe(true)
  expect(await passwordFits('Harbour-Lantern-8', hash, 4)).toBe(false)
  expect(await passwordFits('Harbour-Lantern-9\u0000x', hash, 4)).toBe(false)
  expect(await passwordFits('nobody signs in with this', null, 4)).toBe(false)
})
