import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, type MockInstance, vi } from 'vitest'
import { addStrings } from '../src/lib/i18n.ts'

const files = import.meta.glob<{ strings: Parameters<typeof addStrings>[2] }>('../src/app/locales/en/*.ts', {
  eager: true,
})
for (const [path, { strings }] of Object.entries(files)) {
  addStrings('en', /(\w+)\.ts$/.exec(path)?.[1] ?? '', strings)
}

// React says what is wrong in the console, and says it once: a test that makes it speak has failed.
let complaints: MockInstance<typeof console.error>
beforeEach(() => {
  complaints = vi.spyOn(console, 'error')
  vi.stubGlobal('fetch', (input: unknown) => Promise.reject(new Error(`a test fetched ${String(input)}`)))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  const said = complaints.mock.calls.map((call) => call.map(String).join(' '))
  complaints.mockRestore()
  if (said.length > 0) throw new Error(`console.error was called:\n${said.join('\n')}`)
})
