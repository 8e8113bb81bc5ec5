import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storableJson } from './json.ts'

test('whatever the text, the JSON has neither half characters nor NUL, and is the same for all other text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '\\', '"', '\ud83d', '\ude00', '\u0000', 'ud800', 'u', '\n', '😀')),
      (parts) => {
        const text = parts.join('')
        const stored = JSON.parse(storableJson({ text })).text as string
        expect(stored).toBe(text.toWellFormed().replaceAll('\u0000', '\ufffd'))
      },
    ),
    { numRuns: 2000 },
  )
})
