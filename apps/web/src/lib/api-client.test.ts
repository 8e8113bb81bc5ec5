import { beforeEach, describe, expect, test, vi } from 'vitest'
import { addressOf, api } from './api-client.ts'
import { session, signedIn } from './session.ts'

const user = {
  id: 4,
  email: 'asha@demo.example',
  name: 'Asha',
  role: 'agent',
  teamId: null,
  teamName: null,
  phone: null,
} as const
const view = { ...user, languages: [], disabled: false, createdAt: '2026-01-01T00:00:00Z' }
const inMinutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString()
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

type Handler = (url: string, init: RequestInit) => Response | Promise<Response>
const serve = (handler: Handler) => {
  const spy = vi.fn(async (url: string, init: RequestInit = {}) => handler(url, init))
  vi.stubGlobal('fetch', spy)
  return spy
}
const bearer = (init: RequestInit) => new Headers(init.headers).get('authorization')

beforeEach(() => signedIn({ accessToken: 'first', expiresAt: inMinutes(10), user: view }))

describe('the address of a route', () => {
  test('has its parameters escaped and its lists joined; what is empty is left out', () => {
    const params = { phone: '+91/98' }
    expect(addressOf('DELETE /api/do-not-call/{phone}', { params }).url).toBe('/api/do-not-call/%2B91%2F98')
    const query = { status: ['new', 'contacted'], q: '', cursor: null, vip: false, scoreMin: 0 }
    expect(addressOf('GET /api/leads', { query }).url).toBe('/api/leads?status=new%2Ccontacted&vip=false&scoreMin=0')
  })
})

describe('a call of the api', () => {
  test('carries the token and the body', async () => {
    const fetched = serve(() => json({ ok: true }))
    await api('POST /api/notifications/read', { body: { upTo: 3 } })
    const [url, init] = fetched.mock.calls[0] ?? []
    expect([url, init?.method, init?.body, bearer(init ?? {})]).toEqual([
      '/api/notifications/read',
      'POST',
      '{"upTo":3}',
      'Bearer first',
    ])
  })

  test('renews a token that has run out before it asks, once for all who ask', async () => {
    signedIn({ accessToken: 'old', expiresAt: inMinutes(0), user: view })
    const fetched = serve((url, init) =>
      url === '/api/auth/refresh'
        ? json({ accessToken: 'second', expiresAt: inMinutes(10), user: view })
        : json({ token: bearer(init) }),
    )
    const replies = await Promise.all([api('GET /api/presence'), api('GET /api/floor'), api('GET /api/auth/me')])
    expect(replies).toEqual(Array(3).fill({ token: 'Bearer second' }))
    expect(fetched.mock.calls.filter(([url]) => url === '/api/auth/refresh')).toHaveLength(1)
  })

  test('asks once more when the server no longer takes the token', async () => {
    serve((url, init) => {
      if (url === '/api/auth/refresh') return json({ accessToken: 'second', expiresAt: inMinutes(10), user: view })
      return bearer(init) === 'Bearer second' ? json({ fine: true }) : json({ code: 'not-signed-in', title: 'No' }, 401)
    })
    expect(await api('GET /api/presence')).toEqual({ fine: true })
  })

  test('ends the session when the cookie is over as well', async () => {
    serve((url) => json({ code: url === '/api/auth/refresh' ? 'session-ended' : 'not-signed-in', title: 'No' }, 401))
    await expect(api('GET /api/presence')).rejects.toMatchObject({ status: 401, code: 'not-signed-in' })
    expect(session.get()).toEqual({ state: 'signed-out', why: 'ended' })
  })

  test('keeps the session when the server cannot be reached to renew it', async () => {
    signedIn({ accessToken: 'old', expiresAt: inMinutes(0), user: view })
    serve(() => Promise.reject(new TypeError('Failed to fetch')))
    await expect(api('GET /api/presence')).rejects.toMatchObject({ status: 0, code: 'offline' })
    expect(session.get().state).toBe('signed-in')
  })

  test('a refusal keeps its code, its sentence, its fields and when it lifts', async () => {
    const problem = {
      type: 'urn:telehub:too-soon',
      title: 'Not possible now',
      status: 409,
      code: 'too-soon',
      detail: 'Called 4 minutes ago.',
      freesAt: '2026-11-24T05:30:00Z',
      fields: [{ path: 'leadId', message: 'x' }],
    }
    serve(() => json(problem, 409))
    const { type, ...kept } = problem
    await expect(api('POST /api/calls', { body: { leadId: 3 } })).rejects.toMatchObject(kept)
  })

  test.each([
    [502, 'offline'],
    [500, 'unexpected'],
  ])('an answer of a proxy with status %d counts as %s', async (status, code) => {
    serve(() => new Response('<html>Bad gateway</html>', { status }))
    await expect(api('GET /api/presence')).rejects.toMatchObject({ code })
  })
})
