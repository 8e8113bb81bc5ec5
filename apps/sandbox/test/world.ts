import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ManualClock, manualClock } from '../src/clock.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox.ts'

export interface Post {
  readonly url: string
  readonly type: string
  readonly body: string
}

export interface World {
  readonly sandbox: Sandbox
  readonly clock: ManualClock
  readonly posts: Post[]
  readonly hookUrl: string
  /** What the receiver answers; one entry a post, then 200. */
  readonly replies: number[]
  /** Moves time on in steps of `stepMs`, letting the posts of each step arrive before the next. */
  pass(ms: number, stepMs?: number): Promise<void>
  connect(fields: Record<string, string>, suffix?: string): Promise<Response>
  get(path: string): Promise<Response>
  admin(method: string, path: string, body?: unknown): Promise<Response>
  json(index: number): Record<string, unknown>
  close(): Promise<void>
}

export const agent = '+919876543210'
/** A customer's number with the ending that chooses what it does. */
export const customer = (ending: string) => `+91${'9812345678'.slice(0, 10 - ending.length)}${ending}`

const turn = () => new Promise((resolve) => setTimeout(resolve, 1))

/** A sandbox on a free port with a clock that stands still, and a receiver for its callbacks. */
export async function startWorld(options: SandboxOptions = {}): Promise<World> {
  const clock = manualClock()
  const sandbox = await startSandbox({ clock, ...options })
  const posts: Post[] = []
  const replies: number[] = []
  const receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      posts.push({ url: request.url ?? '', type: request.headers['content-type'] ?? '', body })
      response.statusCode = replies.shift() ?? 200
      response.end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()))
  const hookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?key=s3cret`
  const { apiKey, token, accountSid } = sandbox.credentials
  const headers = { authorization: `Basic ${Buffer.from(`${apiKey}:${token}`).toString('base64')}` }
  const account = `${sandbox.url}/v1/Accounts/${accountSid}`

  return {
    sandbox,
    clock,
    posts,
    hookUrl,
    replies,
    async pass(ms, stepMs = 500) {
      for (let passed = 0; passed < ms; passed += stepMs) {
        clock.advance(Math.min(stepMs, ms - passed))
        await sandbox.carrier.callbacks.posted()
      }
    },
    async connect(fields, suffix = '.json') {
      const body = new URLSearchParams({ From: agent, CallerId: '08060000001', ...fields })
      const response = await fetch(`${account}/Calls/connect${suffix}`, { method: 'POST', headers, body })
      await turn()
      return response
    },
    get: (path) => fetch(path.startsWith('http') ? path : account + path, { headers }),
    admin: (method, path, body) =>
      fetch(`${sandbox.url}/admin${path}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    json: (index) => JSON.parse(posts[index]?.body ?? 'null') as Record<string, unknown>,
    async close() {
      await sandbox.close()
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
    },
  }
}

/** Fields that ask for both events as JSON. */
export const watched = (world: World, encoding = 'application/json'): Record<string, string> => ({
  StatusCallback: world.hookUrl,
  StatusCallbackContentType: encoding,
  'StatusCallbackEvents[0]': 'terminal',
  'StatusCallbackEvents[1]': 'answered',
})
