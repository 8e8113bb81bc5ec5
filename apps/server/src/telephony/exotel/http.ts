import * as http from 'node:http'
import * as https from 'node:https'

export interface HttpReply {
  status: number
  body: string
  retryAfter: string | null
}

/** `sent: false`: no byte of the request left, so nothing can have come of it. */
export class HttpFailure extends Error {
  readonly sent: boolean
  readonly timedOut: boolean

  constructor(message: string, sent: boolean, timedOut: boolean) {
    super(message)
    this.name = 'HttpFailure'
    this.sent = sent
    this.timedOut = timedOut
  }
}

export interface HttpRequest {
  method: 'GET' | 'POST'
  url: URL
  authorization: string
  form?: URLSearchParams
  timeoutMs: number
}

const largestReply = 2 * 1024 * 1024

/**
 * One request on a connection of its own: a pooled one may be closed under us, and then nobody knows whether the request
 * arrived. No redirect is followed, so the credentials stay where they were sent. Throws HttpFailure.
 */
export const send = ({ method, url, authorization, form, timeoutMs }: HttpRequest): Promise<HttpReply> => {
  const payload = form?.toString()
  const headers = {
    authorization,
    accept: 'application/json',
    connection: 'close',
    ...(payload === undefined
      ? {}
      : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(payload) }),
  }
  const { promise, resolve, reject } = Promise.withResolvers<HttpReply>()
  const secure = url.protocol === 'https:'
  let sent = false
  const request = (secure ? https : http).request(url, { method, headers, agent: false }, (response) => {
    let body = ''
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      body += part
      if (body.length > largestReply) request.destroy(new Error('the reply is too large'))
    })
    response.once('error', fail)
    response.once('close', () => fail(new Error('the reply was cut off')))
    response.once('end', () =>
      resolve({ status: response.statusCode ?? 0, body, retryAfter: response.headers['retry-after'] ?? null }),
    )
  })
  const fail = (error: Error) => reject(new HttpFailure(error.message, sent, error.message === silence))
  const timer = setTimeout(() => request.destroy(new Error(silence)), timeoutMs)
  request.once('socket', (socket) => {
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      sent = true
    })
  })
  request.once('error', fail)
  request.end(payload)
  return promise.finally(() => clearTimeout(timer))
}

const silence = 'no reply in time'
