import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { loadStrings } from '@/lib/i18n.ts'
import { queryClient } from '@/lib/query.ts'
import { CommandPalette } from './command-palette.tsx'

const gone: unknown[] = []
vi.mock('@tanstack/react-router', () => ({ useNavigate: () => (to: unknown) => gone.push(to) }))

beforeAll(() => {
  Element.prototype.scrollIntoView = () => {}
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
})
beforeEach(async () => {
  gone.length = 0
  queryClient.clear()
  await loadStrings('common')
  const lead = { id: 9, name: 'सुनीता देशमुख', organisation: 'ZP School', city: null }
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ items: [lead], nextCursor: null })))
})

const open = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <CommandPalette {...{ role: 'agent' as const }} onOpenChange={() => {}} />
    </QueryClientProvider>,
  )

test('a lead that the server found by whatever was typed is what Enter opens', async () => {
  open()
  await userEvent.type(screen.getByRole('combobox'), '98200')
  expect(await screen.findByRole('option', { name: /सुनीता देशमुख/ })).toHaveAttribute('aria-selected', 'true')
  expect(screen.queryByText('Nothing is called that.')).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  expect(gone).toEqual([{ href: '/queue?scope=all&lead=9' }])
})

test('a place is found by a part of its name', async () => {
  open()
  await userEvent.type(screen.getByRole('combobox'), 'ba')
  expect(screen.getByRole('option', { name: /Callbacks/ })).toBeInTheDocument()
  expect(screen.queryByRole('option', { name: /Queue/ })).not.toBeInTheDocument()
})
