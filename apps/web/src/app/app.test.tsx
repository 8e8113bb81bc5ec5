import { createMemoryHistory } from '@tanstack/react-router'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { queryClient } from '@/lib/query.ts'
import { session } from '@/lib/session.ts'
import { App } from './app.tsx'
import { type AppRouter, makeRouter } from './router.ts'

vi.mock('socket.io-client', () => ({
  io: () => ({ on() {}, onAny() {}, removeAllListeners() {}, disconnect() {}, connect() {}, active: true }),
}))

const later = new Date(Date.now() + 600_000).toISOString()
const person = (role: string) => ({
  id: 4,
  email: 'asha@demo.example',
  name: 'Asha Patil',
  role,
  teamId: 1,
  teamName: 'Pune desk',
  phone: null,
  languages: [],
  disabled: false,
  createdAt: later,
})
const workspace = {
  name: 'Pratham telecalling',
  zone: 'Asia/Kolkata',
  demo: true,
  demoSignIns: [{ name: 'Asha Patil', role: 'agent', email: 'asha@demo.example', password: 'a long demo phrase' }],
  sandboxUrl: null,
  version: '1',
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
let asked: string[]
let queries: URLSearchParams[]
let router: AppRouter
let signInAs: string | null
beforeEach(() => {
  asked = []
  queries = []
  signInAs = 'agent'
  localStorage.clear()
  queryClient.clear()
  session.set({ state: 'unknown' })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(`${init.method} ${url.split('?')[0]}`)
    queries.push(new URL(url, 'http://localhost').searchParams)
    if (url === '/api/workspace') return json(workspace)
    if (url === '/api/auth/login') {
      return signInAs
        ? json({ accessToken: 't', expiresAt: later, user: person(signInAs) })
        : json({ code: 'wrong-credentials', title: 'Please sign in', detail: 'E-mail or password is wrong.' }, 401)
    }
    if (url === '/api/presence') return json({ userId: 4, state: 'available', reason: null, since: later })
    if (url === '/api/auth/sessions') return json({ items: [] })
    if (url === '/api/auth/logout') return json({ ok: true })
    return json({
      items: [],
      nextCursor: null,
      sources: [],
      campaigns: [],
      HOT: 0,
      WARM: 0,
      COLD: 0,
      cap: 1000,
      call: null,
    })
  })
})

const open = async (address: string) => {
  router = makeRouter(createMemoryHistory({ initialEntries: [address] }))
  await act(async () => render(<App router={router} />))
}
const signIn = async () => {
  await userEvent.type(await screen.findByLabelText('E-mail'), 'asha@demo.example')
  await userEvent.type(screen.getByLabelText('Password'), 'a long demo phrase')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
}

describe('the way in', () => {
  test('a stranger is asked to sign in, and is brought to where they were going', async () => {
    await open('/account/sessions')
    expect(await screen.findByRole('heading', { name: 'Sign in to Pratham telecalling' })).toBeInTheDocument()
    expect(asked).not.toContain('POST /api/auth/refresh')
    await signIn()
    expect(await screen.findByRole('heading', { name: 'Where you are signed in' })).toBeInTheDocument()
    expect(router.state.location.pathname).toBe('/account/sessions')
  })

  test('what is missing is said at its field, and nothing is sent', async () => {
    await open('/sign-in')
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }))
    expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription('Enter your e-mail address.')
    expect(asked).not.toContain('POST /api/auth/login')
  })

  test('what is no e-mail address is said at its field before anything is sent', async () => {
    await open('/sign-in')
    await userEvent.type(await screen.findByLabelText('E-mail'), 'asha')
    await userEvent.type(screen.getByLabelText('Password'), 'a long demo phrase')
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription(/^This is not a whole e-mail address/)
    expect(asked).not.toContain('POST /api/auth/login')
  })

  test('a refusal is shown in the words of the server', async () => {
    signInAs = null
    await open('/sign-in')
    await signIn()
    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong.')
    expect(session.get().state).toBe('signed-out')
  })

  test('a demo workspace lets one in as any of its people with a click', async () => {
    await open('/sign-in')
    await userEvent.click(await screen.findByRole('button', { name: /Asha Patil/ }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/queue'))
  })

  test('an address elsewhere is not followed after the sign-in', async () => {
    await open('/sign-in?next=//evil.example/x')
    await signIn()
    await waitFor(() => expect(router.state.location.pathname).toBe('/queue'))
  })
})

describe('the shell', () => {
  test('an address with values nobody knows opens the queue without them', async () => {
    const bad = 'status=zzz&priority=zzz&campaign=abc&vip=maybe&source=%00&sort=evil&q=%00'
    await open('/sign-in')
    await signIn()
    asked = []
    queries = []
    await act(() => router.navigate({ href: `/queue?${bad}` }))
    expect(await screen.findByText('No leads of yours yet')).toBeInTheDocument()
    for (const query of queries)
      for (const name of ['status', 'priority', 'campaignId', 'vip', 'source', 'q']) expect(query.has(name)).toBe(false)
    expect(queries.every((query) => query.get('sort') !== 'evil')).toBe(true)
  })

  test('an agent is not shown, and not let into, what is for managers', async () => {
    await open('/sign-in?next=/floor')
    await signIn()
    expect(await screen.findByText('This page is not for your role')).toBeInTheDocument()
    expect(screen.queryAllByRole('link', { name: 'Imports' })).toHaveLength(0)
    expect(screen.getAllByRole('link', { name: 'Queue' }).length).toBeGreaterThan(0)
  })

  test('leaving forgets what was fetched and asks to sign in again', async () => {
    await open('/sign-in?next=/account/sessions')
    await signIn()
    await userEvent.click(await screen.findByRole('button', { name: 'Account of Asha Patil' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
    expect(await screen.findByRole('heading', { name: 'Sign in to Pratham telecalling' })).toBeInTheDocument()
    expect(asked).toContain('POST /api/auth/logout')
    expect(queryClient.getQueryData(['GET /api/auth/sessions'])).toBeUndefined()
    expect(router.state.location.search).toEqual({})
  })
})
