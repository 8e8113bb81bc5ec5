import type { FastifyInstance } from 'fastify'
import { istTime } from '../ist-time.ts'
import { nationalDigits, trunkNumber } from '../phone-number.ts'
import { hashOf } from '../random.ts'
import { customerBehaviour } from './behaviours.ts'
import type { Carrier } from './carrier.ts'
import { spent } from './present-call.ts'
import { sendException, sendWire } from './reply.ts'

const openingBalance = 25_000

const circles = [
  ['MH', 'Maharashtra Telecom Circle'],
  ['MU', 'Mumbai Telecom Circle'],
  ['GJ', 'Gujarat Telecom Circle'],
  ['KA', 'Karnataka Telecom Circle'],
  ['DL', 'Delhi Telecom Circle'],
] as const
const operators = [
  ['A', 'Airtel'],
  ['J', 'Jio'],
  ['V', 'Vodafone Idea'],
  ['B', 'BSNL'],
] as const

/** The account, its balance, its ExoPhones, and what is known of a number. */
export function accountRoutes(app: FastifyInstance, carrier: Carrier): void {
  const { accountSid, clock, credentials } = carrier
  const created = clock.now()

  app.get('/v1/Accounts/:account', async (request, reply) =>
    sendWire(request, reply, 200, {
      Account: {
        Sid: accountSid,
        FriendlyName: 'TeleHub sandbox',
        Status: 'active',
        Type: 'Full',
        DateCreated: istTime(created),
        DateUpdated: istTime(created),
        Uri: `/v1/Accounts/${accountSid}`,
      },
    }),
  )

  for (const suffix of ['', '.json']) {
    app.get(`/v1/Accounts/:account/Balance${suffix}`, async (request, reply) =>
      sendWire(request, reply, 200, {
        Account: {
          AccountSid: accountSid,
          BalanceData: {
            Balance: (openingBalance - spent(carrier.calls.newestFirst(), clock)).toFixed(2),
            Currency: 'INR',
            PricingPlan: 'Pay As You Go',
            DateUpdated: istTime(clock.now()),
          },
        },
      }),
    )
    app.get(`/v1/Accounts/:account/IncomingPhoneNumbers${suffix}`, async (request, reply) =>
      sendWire(request, reply, 200, {
        IncomingPhoneNumbers: credentials.exoPhones.map((phone) => ({
          IncomingPhoneNumber: {
            Sid: trunkNumber(phone),
            PhoneNumber: trunkNumber(phone),
            FriendlyName: trunkNumber(phone),
          },
        })),
      }),
    )
  }

  app.get('/v2_beta/Accounts/:account/IncomingPhoneNumbers', async () => ({
    page: 0,
    page_size: 50,
    incoming_phone_numbers: credentials.exoPhones.map((phone) => ({
      sid: trunkNumber(phone),
      phone_number: `+91${phone}`,
      friendly_name: trunkNumber(phone),
      capabilities: { voice: true, sms: true },
      country: 'IN',
      region: 'KA',
    })),
  }))

  app.get<{ Params: { number: string } }>('/v1/Accounts/:account/Numbers/:number', async (request, reply) => {
    const number = nationalDigits(request.params.number.replace(/\.json$/, ''))
    if (number === null) return sendException(request, reply, 400, 'The number is invalid')
    const hash = hashOf(number)
    const circle = circles[hash % circles.length] ?? circles[0]
    const operator = operators[(hash >>> 8) % operators.length] ?? operators[0]
    return sendWire(request, reply, 200, {
      Numbers: {
        PhoneNumber: trunkNumber(number),
        Circle: circle[0],
        CircleName: circle[1],
        Type: /^[6-9]/.test(number) ? 'Mobile' : 'Landline',
        Operator: operator[0],
        OperatorName: operator[1],
        DND: customerBehaviour(number).refusal === 'ndnc' ? 'Yes' : 'No',
      },
    })
  })
}
