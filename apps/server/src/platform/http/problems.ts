import type { Problem } from '@telehub/contracts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const titles: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  413: 'Too large',
  415: 'This kind of content is not understood',
  422: 'Not possible',
  423: 'Locked',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available now',
}

const ofRefusal = (refusal: Refusal): Problem => ({
  type: `urn:telehub:${refusal.code}`,
  title: titles[refusal.status] ?? 'Refused',
  status: refusal.status,
  detail: refusal.message,
  code: refusal.code,
  ...(refusal.more.fields ? { fields: refusal.more.fields } : {}),
  ...(refusal.more.freesAt === undefined ? {} : { freesAt: refusal.more.freesAt?.toISOString() ?? null }),
  ...(refusal.more.params ? { params: refusal.more.params } : {}),
})

/** Fastify's own complaints about a request, in our words. */
const ofFastify = (error: FastifyError): Refusal | null => {
  switch (error.statusCode) {
    case 400:
      return new Refusal('invalid-input', error.message)
    case 404:
      return new Refusal('not-found', 'There is nothing at this address.')
    case 413:
      return new Refusal('file-too-large', 'The request is larger than this route takes.')
    case 415:
      return new Refusal('unsupported-media-type', 'Send application/json here.')
    case 429:
      return new Refusal('too-many-requests', error.message)
    default:
      return (error.statusCode ?? 500) < 500 ? new Refusal('invalid-input', error.message) : null
  }
}

/** SQLSTATEs that only say the database is away or busy: the client may try again. */
const passing = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string') return false
  return /^(08|57P|53|40001|40P01)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)
}

const isConnectionLoss = (error: unknown): boolean =>
  error instanceof Error &&
  /Connection terminated|is not queryable|timeout exceeded when trying to connect/i.test(error.message)

/** Text that PostgreSQL cannot hold or read as asked (a lone surrogate, a NUL): the client's input, not our fault. */
const badText = (error: unknown): boolean =>
  ['22021', '22P02', '22P05', '22003', '22007', '22008'].includes(String((error as { code?: unknown }).code))

export const toRefusal = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error
  if (typeof (error as FastifyError).statusCode === 'number') return ofFastify(error as FastifyError)
  if (badText(error)) return new Refusal('invalid-input', 'The request has a value that cannot be stored.')
  if (passing(error) || isConnectionLoss(error))
    return new Refusal('unavailable', 'The database is not available; please try again.')
  return null
}

const send = (request: FastifyRequest, reply: FastifyReply, problem: Problem) =>
  reply
    .code(problem.status)
    .type('application/problem+json')
    .send({ ...problem, instance: request.id })

/** The one place that turns errors into replies (RFC 9457). Anything that is no refusal is a bug and is logged as one. */
export const replyWithProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const refusal = toRefusal(error)
  if (refusal) {
    if (refusal.more.freesAt && refusal.status === 429) {
      reply.header('retry-after', Math.max(1, Math.ceil((refusal.more.freesAt.getTime() - Date.now()) / 1000)))
    }
    return send(request, reply, ofRefusal(refusal))
  }
  request.log.error({ err: error, userId: request.caller?.userId }, 'A request failed')
  return send(request, reply, {
    type: 'urn:telehub:bug',
    title: titles[500] as string,
    status: 500,
    code: 'bug',
    detail: `Please try again; if it stays, tell your admin this number: ${request.id}`,
  })
}

export const registerProblems = (app: FastifyInstance): void => {
  app.setErrorHandler(replyWithProblem)
}
