import * as contracts from '@telehub/contracts'
import { z } from 'zod'

export type JsonSchema = Record<string, unknown>

/** Views that get a name of their own in the document; the rest is written where it is used. */
const named: Record<string, z.ZodType> = {
  Problem: contracts.problem,
  User: contracts.userView,
  Session: contracts.sessionView,
  Presence: contracts.presenceView,
  Team: contracts.teamView,
  LeadRow: contracts.leadRow,
  Lead: contracts.leadView,
  Phone: contracts.phoneView,
  Call: contracts.callView,
  NextAction: contracts.nextActionView,
  Notification: contracts.notificationView,
  Import: contracts.importView,
  ImportMapping: contracts.mappingView,
  Campaign: contracts.campaignView,
  Settings: contracts.settingsView,
  Floor: contracts.floorView,
}

const names = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) names.add(schema, { id })

/** Formats that say all that their long patterns say. */
const plainFormats = ['uuid', 'date-time', 'email']

const tidy = (schema: JsonSchema): JsonSchema => {
  const { $schema: _, $defs: __, ...rest } = schema
  return Object.fromEntries(
    Object.entries(rest)
      .filter(
        ([key, value]) => !(key === 'pattern' && plainFormats.includes(String(rest.format))) && !isWidest(key, value),
      )
      .map(([key, value]) => [key, tidyValue(key, value)]),
  )
}
const isWidest = (key: string, value: unknown) =>
  (key === 'maximum' || key === 'minimum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER

const tidyValue = (key: string, value: unknown): unknown => {
  if (key === '$ref') return String(value).replace('#/$defs/', '#/components/schemas/')
  if (['enum', 'required', 'const', 'default'].includes(key)) return value
  if (key === 'properties' || key === 'patternProperties')
    return Object.fromEntries(Object.entries(value as Record<string, JsonSchema>).map(([name, of]) => [name, tidy(of)]))
  if (Array.isArray(value)) return value.map((of) => (typeof of === 'object' && of !== null ? tidy(of) : of))
  return typeof value === 'object' && value !== null ? tidy(value as JsonSchema) : value
}

export interface Schemas {
  /** JSON Schema of what a client sends (`input`) or receives (`output`); named views become references. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema
  /** Every named view that was referred to. */
  components(): Record<string, JsonSchema>
}

export const makeSchemas = (): Schemas => {
  const components: Record<string, JsonSchema> = {}
  return {
    of: (schema, io) => {
      const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata: names }) as JsonSchema
      for (const [name, inner] of Object.entries((json.$defs ?? {}) as Record<string, JsonSchema>))
        components[name] ??= tidy(inner)
      return tidy(json)
    },
    components: () => components,
  }
}
