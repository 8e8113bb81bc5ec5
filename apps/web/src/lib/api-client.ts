import type { BodyIn, ParamsIn, QueryIn, ReplyOf, RouteKey } from '@telehub/contracts'
import { ApiError, errorOf, unreachable } from './api-error.ts'
import { accessToken, csrfHeader, refresh } from './refresh.ts'
import { session } from './session.ts'

/**
 * The server's routes, called by the name they have in the contract: `api('GET /api/leads/{id}', { params: { id } })`.
 * Only the types of the contract come here; its schemas, and zod, stay out of the first load.
 */
type ParamsAsk<T> = [T] extends [never] ? unknown : { params: { [N in keyof T]: string | number } }
type QueryAsk<T> = [T] extends [never] ? unknown : { query?: { [N in keyof T]?: QueryValue | undefined } }
type QueryValue = string | number | boolean | null | readonly (string | number)[]

export type Ask<K extends RouteKey> = ParamsAsk<ParamsIn<K>> &
  QueryAsk<QueryIn<K>> &
  (K extends `GET ${string}` ? unknown : BodyAsk<K>) & { signal?: AbortSignal }
type BodyAsk<K extends RouteKey> = [BodyIn<K>] extends [never]
  ? { form?: FormData }
  : undefined extends BodyIn<K>
    ? { body?: BodyIn<K> }
    : { body: BodyIn<K> }

interface Loose {
  params?: Record<string, string | number>
  query?: Record<string, QueryValue | undefined>
  body?: unknown
  form?: FormData
  signal?: AbortSignal
}

/** Lists go as `a,b`; what is empty is left out. */
function queryString(query: Loose['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === '') return []
    const text = Array.isArray(value) ? value.join(',') : String(value)
    return text === '' ? [] : [[name, text] as [string, string]]
  })
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

/** Method and address of a route with its parameters filled in. */
export function addressOf(route: RouteKey, ask: Pick<Loose, 'params' | 'query'> = {}): { method: string; url: string } {
  const [method = 'GET', path = '/'] = route.split(' ')
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(ask.params?.[name] ?? '')))
  return { method, url: url + queryString(ask.query) }
}

async function send(route: RouteKey, ask: Loose, token: string | null): Promise<Response> {
  const { method, url } = addressOf(route, ask)
  const headers: Record<string, string> = { accept: 'application/json', ...csrfHeader }
  if (token) headers.authorization = `Bearer ${token}`
  if (ask.body !== undefined) headers['content-type'] = 'application/json'
  const body = ask.form ?? (ask.body === undefined ? null : JSON.stringify(ask.body))
  return fetch(url, { method, headers, body, ...(ask.signal && { signal: ask.signal }) }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  })
}

/** Sends with a fresh token, and once more with a newer one when the server no longer takes it. */
async function sendSignedIn(route: RouteKey, ask: Loose): Promise<Response> {
  const reply = await send(route, ask, await accessToken())
  const expired = reply.status === 401 && session.get().state === 'signed-in' && !route.startsWith('POST /api/auth/')
  const token = expired ? await refresh() : null
  const last = token === null ? reply : await send(route, ask, token)
  if (!last.ok) throw await errorOf(last)
  return last
}

/** Calls a route. Throws `ApiError` for every no and for no answer at all, and `AbortError` when `signal` says stop. */
export async function api<K extends RouteKey>(route: K, ...[ask]: AskArgs<K>): Promise<ReplyOf<K>> {
  const reply = await sendSignedIn(route, (ask ?? {}) as Loose)
  return reply.json().catch(() => {
    throw new ApiError({ status: reply.status, code: 'unexpected', title: '' })
  })
}
/** The argument may be left out where the route needs nothing. */
export type AskArgs<K extends RouteKey> = Record<never, never> extends Ask<K> ? [ask?: Ask<K>] : [ask: Ask<K>]

/** The same for a route whose reply is a file. */
export async function apiFile<K extends RouteKey>(
  route: K,
  ...[ask]: AskArgs<K>
): Promise<{ blob: Blob; name: string | null }> {
  const reply = await sendSignedIn(route, (ask ?? {}) as Loose)
  const name = /filename="?([^";]+)"?/.exec(reply.headers.get('content-disposition') ?? '')?.[1] ?? null
  return { blob: await reply.blob(), name }
}

/** Hands a fetched file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
