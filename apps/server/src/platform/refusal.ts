import { type RefusalCode, refusalStatus } from '@telehub/contracts'

interface RefusalMore {
  /** When the reason lifts by itself. */
  freesAt?: Date | null
  fields?: { path: string; message: string }[]
  params?: Record<string, unknown>
}

/** An expected "no", said to the person who asked. Thrown by commands, turned into a problem reply in one place. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly more: RefusalMore

  constructor(code: RefusalCode, detail: string, more: RefusalMore = {}) {
    super(detail)
    this.name = 'Refusal'
    this.code = code
    this.more = more
  }

  get status(): number {
    return refusalStatus[this.code]
  }
}

/** What an outside service could not do for us. `retry` says whether trying again can help. */
export class ProviderError extends Error {
  readonly retry: boolean
  readonly reason: string
  readonly detail: Record<string, unknown>

  constructor(reason: string, message: string, retry: boolean, detail: Record<string, unknown> = {}) {
    super(message)
    this.name = 'ProviderError'
    this.reason = reason
    this.retry = retry
    this.detail = detail
  }
}
