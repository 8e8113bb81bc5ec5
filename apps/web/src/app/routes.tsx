import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import type { Role } from '@telehub/domain'
import { parseQueueSearch } from '@/features/leads/queue-search.ts'
import { parseCallbacksSearch } from '@/features/schedule/callbacks-search.ts'
import { type Area, loadStrings } from '@/lib/i18n.ts'
import { session } from '@/lib/session.ts'
import { boot, mustBeSignedIn, mustBeStranger, safeNext } from './guards.ts'
import { homeOf } from './places.ts'
import { isOneOf, settingsPlacesOf } from './settings-parts.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Whose screen it is; without it, everybody's. The server guards its data all the same. */
    roles?: readonly Role[]
  }
}

/** Sends on to the first part of the settings that is theirs, from the settings as such or from a part that is not. */
function toFirstSettings(part?: string): void {
  const now = session.get()
  if (now.state !== 'signed-in') return
  const { role } = now.user
  const first = settingsPlacesOf(role)[0]
  if (!first || (part && isOneOf(role, part))) return
  throw redirect({ to: '/settings/$part', params: { part: first }, replace: true })
}

/** A screen's code and its words, fetched side by side when it is first opened (or its link is pointed at). */
const screen = <T extends Record<string, unknown>>(
  load: () => Promise<T>,
  name: keyof T & string,
  ...areas: Area[]
) => ({
  component: lazyRouteComponent(load, name),
  loader: () => loadStrings(...areas),
})

const root = createRootRoute({ beforeLoad: boot, component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = safeNext(search.next)
    return next ? { next } : {}
  },
  beforeLoad: ({ search }) => mustBeStranger(search.next),
  ...screen(() => import('./screens/sign-in.tsx'), 'SignInScreen', 'auth'),
})

const loadShell = () => import('./shell/shell.tsx')
const loadQueue = () => import('./screens/queue.tsx')
const loadFloor = () => import('./screens/floor.tsx')

/** Starts to fetch what will be drawn while the server is still being asked who we are. */
export function fetchAhead(path: string): void {
  const screens =
    path === '/queue'
      ? [loadQueue(), loadStrings('leads')]
      : path === '/floor'
        ? [loadFloor(), loadStrings('floor')]
        : []
  // A failure is told where the code is used.
  Promise.all([loadShell(), ...screens]).catch(() => undefined)
}

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: ({ location }) => mustBeSignedIn(location.href),
  component: lazyRouteComponent(loadShell, 'Shell'),
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    const now = session.get()
    if (now.state === 'signed-in') throw redirect({ to: homeOf(now.user.role), replace: true })
  },
})

const queue = createRoute({
  getParentRoute: () => shell,
  path: '/queue',
  validateSearch: parseQueueSearch,
  ...screen(loadQueue, 'QueueScreen', 'leads'),
  loader: ({ location }) => {
    // The screen does not wait for it, and says itself what went wrong.
    loadQueue().then(
      ({ fetchQueueAhead }) => fetchQueueAhead(parseQueueSearch(location.search)),
      () => undefined,
    )
    return loadStrings('leads')
  },
})
const calls = createRoute({
  getParentRoute: () => shell,
  path: '/calls',
  ...screen(() => import('./screens/calls.tsx'), 'CallsScreen', 'calls'),
})
const callbacks = createRoute({
  getParentRoute: () => shell,
  path: '/callbacks',
  validateSearch: parseCallbacksSearch,
  ...screen(() => import('./screens/callbacks.tsx'), 'CallbacksScreen', 'schedule'),
})
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  staticData: { roles: ['manager', 'admin'] },
  ...screen(() => import('./screens/imports.tsx'), 'ImportsScreen', 'imports'),
})
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$importId',
  staticData: { roles: ['manager', 'admin'] },
  ...screen(() => import('./screens/one-import.tsx'), 'OneImportScreen', 'imports'),
})
const floor = createRoute({
  getParentRoute: () => shell,
  path: '/floor',
  staticData: { roles: ['manager', 'admin'] },
  ...screen(loadFloor, 'FloorScreen', 'floor'),
})
const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  staticData: { roles: ['manager', 'admin'] },
  ...screen(() => import('./screens/people.tsx'), 'PeopleScreen', 'people'),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  staticData: { roles: ['manager', 'admin'] },
  beforeLoad: () => toFirstSettings(),
})
const settingsPart = createRoute({
  getParentRoute: () => shell,
  path: '/settings/$part',
  staticData: { roles: ['manager', 'admin'] },
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => (typeof q === 'string' && q ? { q } : {}),
  beforeLoad: ({ params }) => toFirstSettings(params.part),
  ...screen(() => import('./screens/settings.tsx'), 'SettingsScreen', 'settings', 'hours', 'campaigns', 'compliance'),
})
const password = createRoute({
  getParentRoute: () => shell,
  path: '/account/password',
  ...screen(() => import('./screens/password.tsx'), 'PasswordScreen', 'auth'),
})
const sessions = createRoute({
  getParentRoute: () => shell,
  path: '/account/sessions',
  ...screen(() => import('./screens/sessions.tsx'), 'SessionsScreen', 'auth'),
})

export const routeTree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    queue,
    calls,
    callbacks,
    imports,
    oneImport,
    floor,
    people,
    settings,
    settingsPart,
    password,
    sessions,
  ]),
])
