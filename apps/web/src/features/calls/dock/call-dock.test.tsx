import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import type { CallView } from '@telehub/contracts'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { requestCall } from '@/lib/call-bus.ts'
import { myCall } from '@/lib/my-call.ts'
import { onNextRequest } from '@/lib/next-bus.ts'
import { queryClient } from '@/lib/query.ts'
import { signedIn } from '@/lib/session.ts'
import { tell } from '../desk/desk-store.ts'
import { lifeOf, me } from '../testing.ts'
import { CallDock } from './call-dock.tsx'
import { dockSize } from './dock-size.ts'

const nextId = () => crypto.randomUUID()
let current: CallView | null = null
let asked: { route: string; body: Record<string, unknown> }[] = []
/** Answers that a test wants instead of the usual ones, by route. */
let instead: Record<string, () => { status: number; body: unknown }> = {}

const problem = (status: number, code: string, detail: string, more: object = {}) => ({
  status,
  body: { type: 'about:blank', title: 'No', status, code, detail, ...more },
})
const slot = new Date(Date.now() + 1_800_000).toISOString()

function answer(route: string, body: Record<string, unknown>): { status: number; body: unknown } {
  const call = current
  if (instead[route]) return instead[route]()
  if (route === 'GET /api/calls/current') return { status: 200, body: { call, now: new Date().toISOString() } }
  if (route === 'GET /api/callback-slots') {
    return { status: 200, body: { items: [{ label: 'In 30 minutes', code: 'in-30-minutes', at: slot }] } }
  }
  if (route === 'PUT /api/calls/notes') return { status: 200, body: { version: Number(body.version) + 1 } }
  if (route === 'POST /api/calls/disposition' && call) {
    const disposed = { ...call, phase: 'closed', disposition: body.code, disposedAt: new Date().toISOString() }
    return { status: 200, body: { call: disposed, message: 'Comes back in 2 hours.', nextActionAt: null } }
  }
  if (route === 'GET /api/dispositions' || route === 'GET /api/settings' || route === 'GET /api/leads') {
    return problem(404, 'not-found', 'Not here')
  }
  return { status: 200, body: { items: [], nextCursor: null } }
}

const posts = (route: string) => asked.filter((one) => one.route === route).map((one) => one.body)

beforeEach(() => {
  asked = []
  instead = {}
  current = null
  dockSize.set('dock')
  localStorage.clear()
  sessionStorage.clear()
  queryClient.clear()
  signedIn({
    accessToken: 'token',
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    user: { id: me, name: 'Asha Kulkarni', role: 'agent' } as never,
  })
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const path = new URL(input, 'http://localhost').pathname.replace(/\/[0-9a-f-]{36}/, '').replace(/\/\d+$/, '')
    const route = `${init.method ?? 'GET'} ${path}`
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : {}
    asked.push({ route, body })
    const reply = answer(route, body)
    return new Response(JSON.stringify(reply.body), { status: reply.status })
  })
})

async function open() {
  const root = createRootRoute({ component: CallDock })
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/queue'] }) })
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  )
  await waitFor(() => expect(posts('GET /api/calls/current')).toHaveLength(1))
}

const aMoment = () => act(() => new Promise((resolve) => setTimeout(resolve, 650)))
const recent = (call: CallView): CallView => ({ ...call, id: nextId() })
const life = lifeOf()
const unanswered: CallView = {
  ...life.ringing,
  phase: 'wrapping',
  endedAt: life.ended.endedAt,
  outcome: 'no-answer',
  talkSeconds: 0,
  proposed: 'NO_ANSWER',
}

describe('a call after a reload', () => {
  test('is there again, with its phase in words and every control explained', async () => {
    current = recent(life.talking)
    await open()
    expect(await screen.findByText('Talking')).toBeInTheDocument()
    expect(screen.getAllByText('Sunita Deshmukh').length).toBeGreaterThan(0)
    for (const name of ['Mute', 'Hold', 'Transfer', 'Hang up']) {
      const control = screen.getAllByRole('button', { name: new RegExp(`^${name}\\. .*use your handset`) })[0]
      expect(control).toHaveAttribute('aria-disabled', 'true')
    }
  })

  test('grows to the full view with V and back', async () => {
    current = recent(life.talking)
    await open()
    await screen.findByText('Talking')
    await userEvent.keyboard('v')
    expect(screen.getByText('Live suggestions are not set up')).toBeInTheDocument()
    await userEvent.keyboard('v')
    expect(screen.queryByText('Live suggestions are not set up')).not.toBeInTheDocument()
  })
})

describe('the outcome', () => {
  test('proposed by the carrier is saved with Enter alone, and Enter again takes the next lead', async () => {
    current = recent(unanswered)
    const next = vi.fn()
    const stop = onNextRequest(next)
    await open()
    expect(await screen.findByRole('radio', { name: /No answer/ })).toBeChecked()
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByText('Comes back in 2 hours.')).toBeInTheDocument()
    expect(posts('POST /api/calls/disposition')).toEqual([{ code: 'NO_ANSWER', notes: '' }])
    await aMoment()
    await userEvent.keyboard('{Enter}')
    expect(next).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('Comes back in 2 hours.')).not.toBeInTheDocument()
    stop()
  })

  test('saved with a double click does not take the next lead as well', async () => {
    current = recent(unanswered)
    const next = vi.fn()
    const stop = onNextRequest(next)
    await open()
    await userEvent.click(await screen.findByRole('button', { name: /Save outcome/ }))
    const button = await screen.findByRole('button', { name: /Next lead/ })
    await userEvent.click(button)
    await userEvent.keyboard('{Enter}')
    expect(next).not.toHaveBeenCalled()
    await aMoment()
    await userEvent.click(button)
    expect(next).toHaveBeenCalledTimes(1)
    stop()
  })

  test('of a callback: Enter chooses the time under the focus, and Enter again saves it', async () => {
    current = recent(life.ended)
    await open()
    await screen.findByRole('button', { name: /Save outcome/ })
    await userEvent.keyboard('3')
    const first = await screen.findByRole('radio', { name: /In 30 min/ })
    expect(first).toHaveFocus()
    expect(first).not.toBeChecked()
    await userEvent.keyboard('{Enter}')
    expect(first).toBeChecked()
    expect(posts('POST /api/calls/disposition')).toEqual([])
    await userEvent.keyboard('{Enter}')
    await screen.findByText('Comes back in 2 hours.')
    expect(posts('POST /api/calls/disposition')).toEqual([{ code: 'CALLBACK_REQUESTED', notes: '', callbackAt: slot }])
  })

  test('of a call that nobody answered cannot be one of a conversation', async () => {
    current = recent(unanswered)
    await open()
    await screen.findByRole('radio', { name: /No answer/ })
    await userEvent.keyboard('1')
    expect(screen.getByRole('radio', { name: 'Interested' })).toBeDisabled()
    expect(screen.getByRole('radio', { name: /No answer/ })).toBeChecked()
  })

  test('asks for what its code needs before it is sent, and counts the notes', async () => {
    current = recent(life.ended)
    await open()
    await screen.findByRole('button', { name: /Save outcome/ })
    await userEvent.keyboard('2')
    const notes = screen.getByRole('textbox', { name: 'Notes' })
    expect(notes).toHaveFocus()
    await userEvent.type(notes, 'No 12')
    expect(screen.getByText('5 of 10 characters')).toBeInTheDocument()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(screen.getByText(/this outcome needs notes/)).toBeInTheDocument()
    expect(posts('POST /api/calls/disposition')).toEqual([])
    await userEvent.type(notes, ' children left')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText('Comes back in 2 hours.')
    expect(posts('POST /api/calls/disposition')).toEqual([{ code: 'NOT_INTERESTED', notes: 'No 12 children left' }])
  })

  test('comes back with the reason when the server refuses it, and nothing filled in is lost', async () => {
    current = recent(life.ended)
    const outside = 'That time is outside calling hours.'
    instead['POST /api/calls/disposition'] = () => problem(422, 'time-not-possible', outside)
    await open()
    await screen.findByRole('button', { name: /Save outcome/ })
    await userEvent.keyboard('3')
    await userEvent.click(await screen.findByRole('radio', { name: /In 30 min/ }))
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByText(outside)).toBeInTheDocument()
    expect(screen.getByRole('radio', { name: 'Callback requested' })).toBeChecked()
    expect(screen.getByRole('radio', { name: /In 30 min/ })).toBeChecked()
    instead = {}
    await userEvent.keyboard('{Enter}')
    await screen.findByText('Comes back in 2 hours.')
    expect(posts('POST /api/calls/disposition')[1]).toEqual({ code: 'CALLBACK_REQUESTED', notes: '', callbackAt: slot })
  })

  test('does not take the letters of whoever is writing when the call ends', async () => {
    const talking = recent(life.talking)
    current = talking
    await open()
    const notes = (await screen.findAllByRole('textbox', { name: 'Notes' }))[0]
    await userEvent.type(notes as HTMLElement, 'Budget ')
    const ended = { ...life.ended, id: talking.id, notes: talking.notes, notesVersion: talking.notesVersion }
    act(() => tell({ kind: 'seen', call: ended, at: Date.now() }))
    await screen.findByRole('button', { name: /Save outcome/ })
    await userEvent.keyboard('150{Enter}1')
    expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveValue('Budget 150\n1')
    expect(screen.getByRole('radio', { name: 'Interested' })).not.toBeChecked()
    expect(posts('POST /api/calls/disposition')).toEqual([])
  })
})

describe('asking for a call', () => {
  test('twice at once is one call', async () => {
    instead['POST /api/calls'] = () => ({ status: 200, body: recent(life.dialling) })
    await open()
    act(() => {
      requestCall(41)
      requestCall(41)
    })
    expect(await screen.findByText('Calling your phone')).toBeInTheDocument()
    expect(posts('POST /api/calls')).toEqual([{ leadId: 41 }])
  })

  test('that is refused says why and when it frees up, and a reason lifts it where the rule says so', async () => {
    const freesAt = new Date(Date.now() + 240_500).toISOString()
    const withReasonFrom = new Date(Date.now() - 1000).toISOString()
    const why = 'This number was called less than 15 minutes ago.'
    instead['POST /api/calls'] = () => problem(409, 'too-soon', why, { freesAt, params: { withReasonFrom } })
    await open()
    act(() => requestCall(41))
    expect(await screen.findByText(why)).toBeInTheDocument()
    expect(screen.getByText(/in 0[34]:\d\d/)).toBeInTheDocument()
    instead['POST /api/calls'] = () => ({ status: 200, body: recent(life.dialling) })
    await userEvent.type(screen.getByRole('textbox', { name: /Why do you call again/ }), 'Line dropped{Enter}')
    expect(await screen.findByText('Calling your phone')).toBeInTheDocument()
    expect(posts('POST /api/calls')[1]).toEqual({ leadId: 41, redialReason: 'Line dropped' })
    expect(screen.queryByText(why)).not.toBeInTheDocument()
  })

  test('over an outcome that was due is no longer shown once that is saved', async () => {
    current = recent(unanswered)
    instead['POST /api/calls'] = () => problem(409, 'call-not-disposed', 'Your last call still needs its outcome.')
    await open()
    await screen.findByRole('radio', { name: /No answer/ })
    expect(myCall.get()).toEqual({ leadId: current.leadId, stage: 'outcome' })
    act(() => requestCall(42))
    await screen.findByText('Your last call still needs its outcome.')
    await userEvent.click(screen.getByRole('button', { name: /Save outcome/ }))
    await waitFor(() => expect(screen.queryByText('Your last call still needs its outcome.')).not.toBeInTheDocument())
    expect(myCall.get()).toEqual({ leadId: current.leadId, stage: 'saved' })
  })

  test('while another call is open leads to that one', async () => {
    current = recent(life.ended)
    instead['POST /api/calls'] = () => problem(409, 'call-not-disposed', 'Your last call still needs its outcome.')
    await open()
    await screen.findByRole('button', { name: /Save outcome/ })
    act(() => requestCall(42))
    await userEvent.click(await screen.findByRole('button', { name: 'Go to my call' }))
    expect(screen.queryByText('Your last call still needs its outcome.')).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: /Save outcome/ })).toBeInTheDocument()
  })
})
