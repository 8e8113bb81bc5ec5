import type { Problem, RefusalCode } from '@telehub/contracts'
import { plainMessage, plainName } from './field-message.ts'
import { t } from './i18n.ts'

/** `offline`: no answer came. `unexpected`: an answer that is not ours, from a proxy for instance. */
export type ErrorCode = RefusalCode | 'offline' | 'unexpected'

/** An answer that says no, as RFC 9457 problem details, or the lack of any answer (status 0). */
export class ApiError extends Error {
  readonly status: number
  readonly code: ErrorCode
  readonly title: string
  readonly detail: string | undefined
  /** What was wrong where, for a form. */
  readonly fields: readonly { path: string; message: string }[]
  /** When the refusal lifts, if time lifts it. */
  readonly freesAt: string | null
  readonly params: Readonly<Record<string, unknown>>

  constructor(problem: Partial<Problem> & { status: number; code: ErrorCode; title: string }) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiError'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = plainDetail(problem)
    this.fields = (problem.fields ?? []).map(({ path, message }) => ({ path, message: plainMessage(message) }))
    this.freesAt = problem.freesAt ?? null
    this.params = problem.params ?? {}
  }
}

/** Where the detail only repeats the first field that is wrong, it is said in plain words. */
function plainDetail({ detail, fields }: Partial<Problem>): string | undefined {
  const first = fields?.[0]
  if (!first) return detail
  const bare = first.path.replace(/^(body|query|params)\./, '')
  const repeats = detail === `${first.path}: ${first.message}` || detail === `${bare}: ${first.message}`
  return repeats ? `${plainName(first.path)}: ${plainMessage(first.message)}` : detail
}

/** True for an answer with this code. */
export const isRefusal = (error: unknown, ...codes: ErrorCode[]): error is ApiError =>
  error instanceof ApiError && codes.includes(error.code)

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' && 'title' in body

/** The error that a reply with a 4xx or 5xx status means. */
export async function errorOf(reply: Response): Promise<ApiError> {
  const body: unknown = await reply.json().catch(() => null)
  if (isProblem(body)) return new ApiError({ ...body, status: reply.status, code: body.code as RefusalCode })
  if (reply.status === 502 || reply.status === 503 || reply.status === 504) return unreachable()
  return new ApiError({ status: reply.status, code: 'unexpected', title: t('error.unexpected') })
}

export const unreachable = () => new ApiError({ status: 0, code: 'offline', title: t('error.offline') })

/** A lazily loaded file that is gone after a release. */
const isStaleChunk = (error: unknown) =>
  error instanceof Error && /dynamically imported module|importing a module script/i.test(error.message)

/** Any error in words for a person. */
export function describeError(error: unknown): { title: string; detail: string | undefined } {
  // The detail is the sentence for this very case; the title only names its kind.
  if (error instanceof ApiError) return { title: error.detail || error.title, detail: undefined }
  if (isStaleChunk(error)) return { title: t('error.stale'), detail: undefined }
  return { title: t('error.title'), detail: t('error.text') }
}
