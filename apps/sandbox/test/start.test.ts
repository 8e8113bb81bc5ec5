import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { startSandbox } from '../src/sandbox.ts'
import { readSettings } from '../src/settings.ts'
import { customer } from './world.ts'

describe('settings', () => {
  test('have demo defaults, the key being the SID', () => {
    expect(readSettings({})).toMatchObject({
      port: 3190,
      host: '127.0.0.1',
      timeScale: 1,
      callsPerMinute: 200,
      agentAutoAnswer: true,
    })
    expect(readSettings({ EXOTEL_SID: 'acme' }).credentials).toMatchObject({ accountSid: 'acme', apiKey: 'acme' })
    expect(readSettings({ EXOTEL_CALLER_ID: '+918060000003, 08060000004' }).credentials?.exoPhones).toEqual([
      '8060000003',
      '8060000004',
    ])
    expect(readSettings({ SANDBOX_BENCH: 'on' }).callsPerMinute).toBe(0)
  })

  test('name what cannot be read', () => {
    expect(() => readSettings({ SANDBOX_PORT: 'x', AGENT_AUTO_ANSWER: 'maybe' })).toThrow(
      /SANDBOX_PORT[\s\S]*AGENT_AUTO_ANSWER/,
    )
  })
})

test('a time scale shortens the wait and leaves the durations', async () => {
  const sandbox = await startSandbox({ timeScale: 100 })
  const { apiKey, token } = sandbox.credentials
  const headers = { authorization: `Basic ${btoa(`${apiKey}:${token}`)}` }
  const account = `${sandbox.url}/v1/Accounts/sandbox-demo`
  const body = new URLSearchParams({ From: '9876543210', To: customer('12'), CallerId: '8060000001' })
  const began = performance.now()
  const { Call } = (await (await fetch(`${account}/Calls/connect.json`, { method: 'POST', headers, body })).json()) as {
    Call: { Sid: string }
  }
  for (;;) {
    const reply = await fetch(`${account}/Calls/${Call.Sid}.json?details=true`, { headers })
    const { Call: now } = (await reply.json()) as {
      Call: { Status: string; Details: { ConversationDuration: number } }
    }
    if (now.Status === 'completed') {
      expect(Math.abs(now.Details.ConversationDuration - 30)).toBeLessThanOrEqual(5)
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(performance.now() - began).toBeLessThan(5000)
  await sandbox.close()
})

test('the page is served with a policy that allows nothing from elsewhere', async () => {
  const sandbox = await startSandbox({})
  const page = await fetch(sandbox.url)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await page.text()
  expect(html).toContain('No real phone rings')
  for (const [, path] of html.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)) {
    expect((await fetch(sandbox.url + path)).status).toBe(200)
  }
  await sandbox.close()
})

test('the stream sends the state at once and again when it changes', async () => {
  const sandbox = await startSandbox({})
  const stream = await fetch(`${sandbox.url}/admin/stream`)
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('"agentAutoAnswer":true')
  await fetch(`${sandbox.url}/admin/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{"agentAutoAnswer":false}',
  })
  expect((await reader?.read())?.value).toContain('"agentAutoAnswer":false')
  await reader?.cancel()
  await sandbox.close()
})

test('the process says where it listens and stops at once on SIGTERM', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, SANDBOX_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))))
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? ''
  const stream = await fetch(`${url}/admin/stream`)
  expect(stream.status).toBe(200)
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('a parent with a channel is told the address, and its end is the end of the sandbox', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const env = { ...process.env, SANDBOX_PORT: '0' }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const message = await new Promise((resolve) => child.once('message', resolve))
  expect(message).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) })
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  setImmediate(() => child.disconnect())
  expect(await ended).toBe(0)
})
