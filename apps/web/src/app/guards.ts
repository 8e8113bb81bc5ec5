import { redirect } from '@tanstack/react-router'
import { get, queryClient } from '@/lib/query.ts'
import { resumeSession } from '@/lib/refresh.ts'
import { session } from '@/lib/session.ts'
import { setZone } from '@/lib/zone.ts'
import { homeOf } from './places.ts'

/** What the workspace is changes with a release, not with a click. */
export const workspaceQuery = { ...get('GET /api/workspace'), staleTime: Number.POSITIVE_INFINITY }

/** Before any screen: who are we, and in which zone is the clock. */
export async function boot(): Promise<void> {
  const [workspace] = await Promise.all([
    queryClient.ensureQueryData(workspaceQuery),
    session.get().state === 'unknown' ? resumeSession() : undefined,
  ])
  setZone(workspace.zone)
}

/** Sends strangers to the sign-in, which brings them back; who left on purpose has nowhere to come back to. */
export function mustBeSignedIn(href: string): void {
  const now = session.get()
  if (now.state === 'signed-in') return
  const back = href !== '/' && !(now.state === 'signed-out' && now.why === 'left')
  throw redirect({ to: '/sign-in', search: back ? { next: href } : {} })
}

/** Sends the signed-in home, or to where they were going. */
export function mustBeStranger(next: unknown): void {
  const now = session.get()
  if (now.state === 'signed-in') throw redirect({ href: safeNext(next) ?? homeOf(now.user.role) })
}

/** Only an address inside of the app is followed after the sign-in. */
export const safeNext = (next: unknown): string | undefined =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined
