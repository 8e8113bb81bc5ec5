import type { z } from 'zod'
import { authRoutes, teamRoutes } from './auth.ts'
import { callRoutes } from './calls.ts'
import { campaignRoutes } from './campaigns.ts'
import { importRoutes } from './imports.ts'
import { leadRoutes } from './leads.ts'
import { liveRoutes } from './live.ts'
import { complianceRoutes, scheduleRoutes } from './schedule.ts'
import { settingsRoutes } from './settings.ts'
import { webhookRoutes } from './webhooks.ts'

export * from './auth.ts'
export * from './calls.ts'
export * from './campaigns.ts'
export * from './common.ts'
export * from './contract.ts'
export * from './events.ts'
export * from './imports.ts'
export * from './leads.ts'
export * from './live.ts'
export * from './refusals.ts'
export * from './schedule.ts'
export * from './settings.ts'
export * from './webhooks.ts'

/** Every route of the product. The server serves exactly these; OpenAPI, the web's client and the permission tests are made from them. */
export const routes = {
  ...authRoutes,
  ...teamRoutes,
  ...settingsRoutes,
  ...leadRoutes,
  ...importRoutes,
  ...campaignRoutes,
  ...callRoutes,
  ...scheduleRoutes,
  ...complianceRoutes,
  ...liveRoutes,
  ...webhookRoutes,
} as const

export type Routes = typeof routes
export type RouteKey = keyof Routes
type Part<K extends RouteKey, P extends string> = Routes[K] extends { [X in P]: infer S extends z.ZodType } ? S : never
export type ReplyOf<K extends RouteKey> = z.output<Part<K, 'reply'>>
/** As a client writes them. */
export type ParamsIn<K extends RouteKey> = z.input<Part<K, 'params'>>
export type QueryIn<K extends RouteKey> = z.input<Part<K, 'query'>>
export type BodyIn<K extends RouteKey> = z.input<Part<K, 'body'>>
/** As a handler receives them. */
export type ParamsOf<K extends RouteKey> = z.output<Part<K, 'params'>>
export type QueryOf<K extends RouteKey> = z.output<Part<K, 'query'>>
export type BodyOf<K extends RouteKey> = z.output<Part<K, 'body'>>
