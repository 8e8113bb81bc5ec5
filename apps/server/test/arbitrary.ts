import fc from 'fast-check'
import { z } from 'zod'

type Schema = { [key: string]: unknown }

/** What people, scripts and attackers send where something else belongs. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202e',
    '🙂',
    "'; drop table users; --",
    '%',
    '{{7*7}}',
    '__proto__',
    '1e30',
    '-1',
    '0x10',
    'NaN',
    'null',
    '1970-01-01',
    '+919810000001',
    0,
    -1,
    -0,
    1.5,
    1e30,
    -1e308,
    2 ** 53,
    2 ** 31,
    true,
    [],
    {},
    [[]],
    [null],
    { toString: 'x' },
    'x'.repeat(5000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
)

const instants = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2300-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const samples = ['hi', 'mr', '+919810000001', '+919810000002', '10:00', '19:00', '2026-12-25', '2026-02-30']

const strings = (schema: Schema): fc.Arbitrary<string> => {
  if (schema.format === 'date-time') return instants
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.format === 'email')
    return fc.oneof(fc.constantFrom('asha.agent@example.org', 'new.person@example.org'), fc.emailAddress())
  const { pattern } = schema
  if (typeof pattern === 'string') {
    const fits = samples.filter((sample) => new RegExp(pattern, 'u').test(sample))
    if (fits.length > 0) return fc.constantFrom(...fits)
  }
  const unit = fc.constantFrom<'grapheme' | 'binary' | 'grapheme-ascii'>('grapheme', 'binary', 'grapheme-ascii')
  const maxLength = Math.min(Number(schema.maxLength ?? 30), 30)
  return unit.chain((of) => fc.string({ unit: of, minLength: Math.min(Number(schema.minLength ?? 0), 30), maxLength }))
}

const integers = (schema: Schema): fc.Arbitrary<number> => {
  const min = Number(
    schema.minimum ?? (schema.exclusiveMinimum === undefined ? -5 : Number(schema.exclusiveMinimum) + 1),
  )
  const max = Math.max(min, Math.min(Number(schema.maximum ?? Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER))
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min, max: Math.min(max, min + 8) }) },
    { weight: 1, arbitrary: fc.integer({ min, max }) },
  )
}

/** A table of named fields, or a record whose keys are an enumeration. */
const objects = (schema: Schema): fc.Arbitrary<unknown> => {
  const keys = ((schema.propertyNames as Schema | undefined)?.enum ?? []) as string[]
  const properties =
    (schema.properties as Record<string, Schema> | undefined) ??
    Object.fromEntries(keys.map((key) => [key, schema.additionalProperties as Schema]))
  const fields = Object.entries(properties).map(([key, of]): [string, fc.Arbitrary<unknown>] => [key, like(of)])
  const requiredKeys = ((schema.required ?? []) as string[]).filter((key) => key in properties)
  return fc.record(Object.fromEntries(fields), { requiredKeys })
}

const fitting = (schema: Schema): fc.Arbitrary<unknown> => {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (Array.isArray(choices)) return fc.oneof(...choices.map((choice) => like(choice as Schema)))
  if (schema.type === 'string') return strings(schema)
  if (schema.type === 'integer') return integers(schema)
  if (schema.type === 'number') return fc.double({ noNaN: true, min: 0, max: 1e6 })
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'array') return fc.array(like((schema.items ?? {}) as Schema), { maxLength: 4 })
  if (schema.type !== 'object') return junk
  return objects(schema)
}

/** Mostly what the schema takes, now and then something else, at any depth: so that the odd value gets past the door. */
const like = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary: fitting(schema) }, { weight: 1, arbitrary: junk })

/** Of what comes out of the schema rather than what goes in: coerced and trimmed fields have no shape on the way in. */
export const almost = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  like(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Schema)
