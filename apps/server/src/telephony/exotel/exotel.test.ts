import { absorb, newCall, outcomeOf } from '@telehub/domain'
import { describe, expect, test } from 'vitest'
import { startSandbox } from '../../../../sandbox/src/sandbox.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Check, conformance, type MakeCarrier } from '../conformance.ts'
import { type Carrier, DialError } from '../port.ts'
import { exotelFixtures } from './fixtures/recorded.ts'
import { trustedOrigin } from './hosts.ts'
import { makeExotel } from './index.ts'
import { readTime, writeTime } from './ist-time.ts'

const credentials = { sid: 'acme1', apiKey: 'k3y-of-acme', token: 't0ken-of-acme', callerId: '08060000001' }
const make: MakeCarrier = (origin, timeoutMs) =>
  makeExotel(
    { ...credentials, webhookUrl: 'https://telehub.example.org', baseUrl: origin },
    { clock: systemClock, sandboxUrl: origin, timeoutMs },
  )
const basic = Buffer.from(`${credentials.apiKey}:${credentials.token}`).toString('base64')
const fixtures = exotelFixtures([credentials.token, credentials.apiKey, basic])

describe('the Exotel adapter keeps every promise of the port', () => {
  test.each(conformance(make, fixtures).map((check): [string, Check] => [check.name, check]))('%s', (_name, check) =>
    check.run(),
  )
})

describe('an adapter that is broken on purpose fails the suite', () => {
  const failing = async (broken: (carrier: Carrier) => Partial<Carrier>): Promise<string[]> => {
    const checks = conformance((origin, timeoutMs) => {
      const carrier = make(origin, timeoutMs)
      return { ...carrier, ...broken(carrier) }
    }, fixtures)
    const results = await Promise.all(
      checks.map((check) =>
        check.run().then(
          () => null,
          () => check.name,
        ),
      ),
    )
    return results.flatMap((name) => (name === null ? [] : [name]))
  }

  test('that dials again when the reply is lost', async () => {
    const failed = await failing((carrier) => ({
      dial: (request) => carrier.dial(request).catch(() => carrier.dial(request)),
    }))
    expect(failed).toContain('dial, answered by silence')
    expect(failed).toContain('dial, cut off after the request')
  })

  test('that passes over what it does not know', async () => {
    const failed = await failing((carrier) => ({
      translate: (message) => ({ ...carrier.translate(message), unknown: [] }),
    }))
    expect(failed).toContain('what is not known is kept in words, and no reason to lose the rest')
  })

  test('that believes the last message rather than all of them', async () => {
    const failed = await failing((carrier) => {
      let told = 0
      return {
        translate: (message) => {
          told += 1
          const translation = carrier.translate(message)
          return told % 2 === 0 ? { ...translation, facts: translation.facts.slice(0, 1) } : translation
        },
      }
    })
    expect(failed).toContain('a conversation: every order, and repeats, give the same call')
  })

  test('that gives its token away, or takes an unknown submission for a refused one', async () => {
    const leaking = await failing((carrier) => ({
      dial: (request) =>
        carrier.dial(request).catch((error: DialError) => {
          throw new DialError(error.failure, `${error.message} (${credentials.token})`)
        }),
    }))
    expect(leaking).toContain('dial, answered by a 401')
    const careless = await failing((carrier) => ({
      dial: (request) =>
        carrier.dial(request).catch((error: DialError) => {
          throw error.placed === 'unknown' ? new DialError('unavailable', error.message) : error
        }),
    }))
    expect(careless).toContain("dial, answered by a proxy's 502")
  })
})

test('credentials go to hosts of exotel.com over https, and to the sandbox that the configuration names', () => {
  expect(trustedOrigin('https://api.in.exotel.com', null)).toBe('https://api.in.exotel.com')
  expect(trustedOrigin('http://127.0.0.1:3190', 'http://127.0.0.1:3190/')).toBe('http://127.0.0.1:3190')
  for (const url of [
    'http://api.in.exotel.com',
    'https://exotel.com.example.org',
    'https://evilexotel.com',
    'https://api.exotel.com@example.org',
    'https://user:x@api.exotel.com',
    'https://api.exotel.com:8443',
    'http://127.0.0.1:3190',
    'nonsense',
  ]) {
    expect(() => trustedOrigin(url, null), url).toThrow(/not sent/)
  }
  expect(() => trustedOrigin('http://127.0.0.1:3191', 'http://127.0.0.1:3190')).toThrow(/not sent/)
})

test("times are India's, without a zone; the epoch and nonsense are no times", () => {
  expect(readTime('2024-01-15 14:30:45')?.toISOString()).toBe('2024-01-15T09:00:45.000Z')
  expect(readTime('2024-01-15T14:30:45+05:30')?.toISOString()).toBe('2024-01-15T09:00:45.000Z')
  for (const text of ['1970-01-01 05:30:00', '', 'null', '2024-13-45 99:99:99', '15/01/2024', undefined])
    expect(readTime(text)).toBeNull()
  expect(writeTime(new Date('2024-01-15T20:00:00Z'))).toBe('2024-01-16 01:30:00')
})

test('a list of many pages is read to its end, and a lost submission is found on the last', async () => {
  const sandbox = await startSandbox({ callsPerMinute: 0, timeScale: 1000, customerAutoAnswer: false })
  try {
    const { accountSid, apiKey, token, exoPhones } = sandbox.credentials
    const carrier = makeExotel(
      {
        sid: accountSid,
        apiKey,
        token,
        callerId: String(exoPhones[0]),
        webhookUrl: 'http://127.0.0.1:9',
        baseUrl: sandbox.url,
      },
      { clock: systemClock, sandboxUrl: sandbox.url },
    )
    const submittedAt = new Date()
    const dial = (n: number) =>
      carrier.dial({
        callId: `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`,
        agentPhone: `+9198${String(10_000_000 + n)}`,
        customerPhone: `+9197${String(10_000_050 + 100 * n)}`,
        callbackUrl: 'http://127.0.0.1:9/none',
        record: false,
      })
    for (let n = 0; n < 130; n++) await dial(n)
    const query = { kind: 'submission' as const, callId: 'x', submittedAt, others: [] as string[] }
    const numbers = { agentPhone: '+919810000129', customerPhone: '+919710012950' }
    const told = await carrier.lookUp({ ...query, ...numbers })
    const facts = told?.translation.facts.reduce(absorb, newCall(submittedAt))
    expect(facts?.submission).toBe('accepted')
    expect(facts && outcomeOf(facts)).toBeNull()
    const others = [told?.translation.carrierCallId ?? '']
    expect(await carrier.lookUp({ ...query, ...numbers, others })).toBeNull()
    expect(await carrier.lookUp({ ...query, ...numbers, customerPhone: '+919700000000' })).toBeNull()
    expect(await carrier.lookUp({ kind: 'call', carrierCallId: 'z'.repeat(32) })).toBeNull()
  } finally {
    await sandbox.close()
  }
})
