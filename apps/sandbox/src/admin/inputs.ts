import { z } from 'zod'
import { callFaults, faultEndpoints, httpFaults } from '../exotel/fault-words.ts'
import { handsetModes } from '../exotel/handsets.ts'
import { callbackEvents } from '../exotel/words.ts'
import { nationalDigits } from '../phone-number.ts'

/** Any usual way to type an Indian number; read as ten digits. */
export const phoneInput = z.string().transform((value, context) => {
  const digits = nationalDigits(value)
  if (digits === null) context.addIssue('is not an Indian phone number')
  return digits ?? ''
})

const faultName = z.enum([...httpFaults, ...callFaults])

export const faultInput = z
  .strictObject({
    fault: faultName,
    times: z.number().int().min(1).max(1_000_000).nullable().default(null),
    number: phoneInput.nullable().default(null),
    on: z.enum(faultEndpoints).default('connect'),
    event: z.enum(callbackEvents).nullable().default(null),
    ms: z.number().int().min(0).max(3_600_000).nullable().default(null),
  })
  .refine((rule) => rule.on === 'connect' || (httpFaults as readonly string[]).includes(rule.fault), {
    message: 'callback faults bind at connect',
    path: ['on'],
  })

export const faultsInput = z.strictObject({ faults: z.array(faultInput).max(200) })

export const chaosInput = z.strictObject({
  seed: z.number().int().min(0).max(4_294_967_295).default(1),
  rate: z.number().min(0).max(1),
  faults: z.array(faultName).min(1).optional(),
})

export const settingsInput = z.strictObject({
  agentAutoAnswer: z.boolean().optional(),
  customerAutoAnswer: z.boolean().optional(),
  callbackRetries: z.number().int().min(0).max(2).optional(),
})

export const handsetInput = z.strictObject({ mode: z.enum(handsetModes).nullable() })
