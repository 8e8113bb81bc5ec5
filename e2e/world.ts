import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { demoPassword } from './browser.ts'

/** Waits until it can be seen. */
export const seen = (locator: Locator, timeout = 15_000): Promise<void> =>
  locator.first().waitFor({ state: 'visible', timeout })
/** Waits until it can no longer be seen. */
export const gone = (locator: Locator, timeout = 15_000): Promise<void> =>
  locator.first().waitFor({ state: 'hidden', timeout })

/** Asks again and again until what comes fits, for as long as a slow machine may take. */
export const soon = <T>(ask: () => Promise<T> | T, timeout = 15_000) => expect.poll(ask, { timeout, interval: 100 })

export const mailOf = (name: string): string => `${name}@demo.telehub.example`

export interface Api {
  userId: number
  <T = unknown>(method: string, path: string, body?: unknown): Promise<T>
}

/** The API as one of the demo people, for what a journey finds there before it begins. Throws on anything but success. */
export const apiAs = async (email: string): Promise<Api> => {
  const { url } = inject('stack')
  const send = async (method: string, path: string, body?: unknown, token?: string): Promise<unknown> => {
    const reply = await fetch(url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`)
    return JSON.parse(text)
  }
  const { accessToken, user } = (await send('POST', '/api/auth/login', { email, password: demoPassword })) as {
    accessToken: string
    user: { id: number }
  }
  const call = <T>(method: string, path: string, body?: unknown) => send(method, path, body, accessToken) as Promise<T>
  return Object.assign(call, { userId: user.id })
}

// A run on a stack that has seen runs before finds no leads of theirs.
let series = Math.floor(Date.now() / 1000) % 100_000

/** A number nobody has, of ten digits; the last two say what the customer does (docs/guides/sandbox.md). */
export const numberEnding = (ending: string): string => {
  series = (series + 1) % 100_000
  return `900${String(series).padStart(5, '0')}${ending}`
}

export interface NewLead {
  name: string
  phone: string
  organisation?: string
  ownerId?: number
  vip?: boolean
  score?: number
}

/** A lead of the Mumbai team, given to an agent when one is named. */
export const addLead = async (manager: Api, { phone, ownerId, ...rest }: NewLead): Promise<number> => {
  const { id } = await manager<{ id: number }>('POST', '/api/leads', { source: 'Website', ...rest, phones: [phone] })
  if (ownerId !== undefined) await manager('POST', '/api/leads/assign', { leadIds: [id], ownerId })
  return id
}

interface SandboxCall {
  sid: string
  to: string
  endedAt: string | null
  legs: { party: 'agent' | 'customer'; state: string }[]
}

const admin = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const reply = await fetch(`${inject('stack').sandboxUrl}/admin${path}`, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} /admin${path}: ${reply.status} ${text}`)
  return text ? JSON.parse(text) : (undefined as T)
}

/** The outside world: its phones, and its bad days. Numbers are the last ten digits. */
export const carrier = {
  /** The carrier's calls to a number, newest first. */
  callsTo: async (number: string): Promise<SandboxCall[]> => {
    const { calls } = await admin<{ calls: SandboxCall[] }>('GET', '/calls?limit=200')
    return calls.filter((call) => call.to.endsWith(number))
  },
  /** Somebody does something with their phone in the call that is on with a customer's number. */
  act: async (number: string, party: 'agent' | 'customer', action: 'answer' | 'hang-up'): Promise<void> => {
    const live = (await carrier.callsTo(number)).find((call) => call.endedAt === null)
    if (!live) throw new Error(`There is no call with the number that ends in ${number.slice(-2)}.`)
    await admin('POST', `/calls/${live.sid}/${party}/${action}`)
  },
  hangUp: (number: string, party: 'agent' | 'customer' = 'customer') => carrier.act(number, party, 'hang-up'),
  /** Sets an agent's handset by hand; null lets it answer by itself again. */
  handset: (number: string, mode: 'manual' | null) => admin('PUT', `/handsets/agent/${number}`, { mode }),
  fails: (fault: string, number: string, times: number | null = null) =>
    admin('POST', '/faults', { fault, number, times }),
  recovers: (fault: string) => admin('DELETE', `/faults/${fault}`),
}

/** Kills the server as a crash would; whoever started it starts it again. */
export const killServer = async (): Promise<void> => {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args='])
  const server = stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(
      ([, parent, ...args]) => Number(parent) === inject('stack').pid && /server\/src\/main\.ts/.test(args.join(' ')),
    )
  if (!server) throw new Error('The server to kill is not there.')
  process.kill(Number(server[0]), 'SIGKILL')
}

/** Waits until the server is up. */
export const serverAnswers = (): Promise<void> =>
  soon(
    () =>
      fetch(`${inject('stack').url}/healthz`).then(
        (reply) => reply.ok,
        () => false,
      ),
    60_000,
  ).toBe(true)

/** Where the keyboard is: its role and name as far as the page says them. */
export const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return 'nowhere'
    return `${at.getAttribute('role') ?? at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 40) ?? ''}`.trim()
  })

export const dock = (page: Page): Locator => page.getByRole('region', { name: 'Call', exact: true })
export const notes = (page: Page): Locator => page.getByRole('textbox', { name: 'Notes' })
export const phase = (page: Page, words: string): Locator => dock(page).getByText(words, { exact: false })

/** Looks a lead up in the queue and opens it by keyboard. */
export const openLead = async (page: Page, typed: string, name: string): Promise<void> => {
  await page.keyboard.press('/')
  const box = page.getByRole('searchbox', { name: 'Search leads' })
  await box.fill(typed)
  await seen(page.getByRole('grid', { name: 'Leads' }).getByText(name))
  await page.waitForURL((url) => url.searchParams.get('q') === typed)
  await box.press('Enter')
  await page.keyboard.press('Enter')
  await seen(page.getByRole('article', { name: 'Lead' }).getByRole('heading', { name }))
}

/** Goes to a lead in the queue by its address. */
export const goToLead = async (page: Page, leadId: number, name: string): Promise<void> => {
  await page.goto(`/queue?scope=all&lead=${leadId}`)
  await seen(page.getByRole('article', { name: 'Lead' }).getByRole('heading', { name }))
}

/** Calls the lead that is open, by key, and waits for the conversation. */
export const talk = async (page: Page): Promise<void> => {
  await page.keyboard.press('c')
  await seen(phase(page, 'Talking'))
}

/** Somebody new in a team, with a handset of their own in the sandbox. */
export const addAgent = async (
  admin: Api,
  name: string,
  team: string,
): Promise<{ id: number; email: string; phone: string }> => {
  const { items } = await admin<{ items: { id: number; name: string }[] }>('GET', '/api/teams')
  const handset = numberEnding('77')
  return admin('POST', '/api/users', {
    name,
    email: `agent-${handset}@demo.telehub.example`,
    role: 'agent',
    teamId: items.find((one) => one.name === team)?.id ?? null,
    phone: `+91${handset}`,
    languages: ['hi', 'en'],
    password: demoPassword,
  })
}
