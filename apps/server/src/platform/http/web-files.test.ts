import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeHttp } from './base.ts'
import { registerWebFiles } from './web-files.ts'

const page = '<!doctype html><title>TeleHub</title>'
const script = 'export const answer = 42\n'.repeat(200)
let folder: string
let app: FastifyInstance

const make = async (at: string) => {
  const options = { production: true, publicUrl: 'http://localhost:3100', trustProxy: false, redis: null }
  const made = await makeHttp({ ...options, log: pino({ level: 'silent' }) })
  await registerWebFiles(made, at)
  return made
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telehub-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), page)
  await writeFile(join(folder, 'robots.txt'), 'User-agent: *\n')
  await writeFile(join(folder, 'assets', 'main-abc123.js'), script)
  await writeFile(join(folder, 'assets', 'main-abc123.js.br'), brotliCompressSync(script))
  app = await make(folder)
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

test.each(['/', '/queue', '/leads/12?tab=calls', '/floor'])(
  '%s is a screen: the page is sent, never kept',
  async (url) => {
    const reply = await app.inject({ url, headers: html })
    expect([reply.statusCode, reply.body]).toEqual([200, page])
    expect(reply.headers['cache-control']).toBe('no-cache')
    expect(reply.headers['content-security-policy']).toContain("script-src 'self'")
  },
)

test('files named by their content are kept for good, and sent as they were compressed', async () => {
  const url = '/assets/main-abc123.js'
  const reply = await app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } })
  expect(reply.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
  })
  expect(reply.headers['content-type']).toContain('javascript')
  expect(reply.rawPayload.equals(brotliCompressSync(script))).toBe(true)
  expect((await app.inject({ url })).body).toBe(script)
})

test('others are asked for anew', async () => {
  const reply = await app.inject({ url: '/robots.txt' })
  expect(reply.headers['cache-control']).toBe('no-cache')
  const again = await app.inject({ url: '/robots.txt', headers: { 'if-none-match': String(reply.headers.etag) } })
  expect(again.statusCode).toBe(304)
})

describe('what is no page is not found', () => {
  test.each([
    ['/assets/gone.js', html],
    ['/api/nothing', html],
    ['/queue', { accept: 'application/json' }],
    ['/../package.json', html],
    ['/..%2f..%2fpackage.json', { accept: '*/*' }],
    ['/assets/%2e%2e/%2e%2e/etc/passwd', { accept: '*/*' }],
  ])('%s', async (url, headers) => {
    const reply = await app.inject({ url, headers })
    expect(reply.body).not.toContain('"name"')
    if (reply.statusCode === 200) expect(reply.body).toBe(page)
    else expect(reply.headers['content-type']).toContain('application/problem+json')
  })
  test('a POST', async () => {
    expect((await app.inject({ method: 'POST', url: '/queue', headers: html })).statusCode).toBe(404)
  })
})

test('without a built web the API is served all the same', async () => {
  const bare = await make(join(folder, 'nowhere'))
  expect((await bare.inject({ url: '/', headers: html })).statusCode).toBe(404)
  await bare.close()
})
