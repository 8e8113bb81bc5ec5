import { createRouter, type RouterHistory } from '@tanstack/react-router'
import { session } from '@/lib/session.ts'
import { NotFound } from './not-found.tsx'
import { Pending } from './pending.tsx'
import { RouteError } from './route-error.tsx'
import { routeTree } from './routes.tsx'

/** Addresses stay readable: `?status=new,attempting&q=98` and nothing quoted. Every value is a string to the screens. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: Record<string, unknown>): string => {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  // Commas and colons need no escape in a query, and lists and times read better without.
  const text = new URLSearchParams(pairs).toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text && `?${text}`
}

/** The router of one page. A test hands its own history. */
export function makeRouter(history?: RouterHistory) {
  const router = createRouter({
    routeTree,
    ...(history && { history }),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
    defaultPendingComponent: Pending,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: false,
  })
  // Signing out, in another tab or by an admin, is noticed here: the guards decide again where we may be.
  let before = session.get().state
  session.subscribe(() => {
    const now = session.get().state
    const left = before === 'signed-in' && now === 'signed-out'
    before = now
    if (left) void router.invalidate()
  })
  return router
}
export type AppRouter = ReturnType<typeof makeRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
