import type { z } from 'zod'
import type { RefusalCode } from './refusals.ts'

/** One route: what it takes, what it answers, and the refusals a caller must be ready for. */
export interface Contract {
  summary: string
  tag: string
  /** Anybody may call it, signed in or not. */
  public?: true
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** What the body is when it is not JSON. */
  consumes?: 'multipart/form-data'
  reply: z.ZodType
  /** What the reply is when it is not JSON. */
  produces?: 'text/csv'
  refusals?: readonly RefusalCode[]
}

/** Keys a table by `METHOD /path/{param}`, so that both ends name a route the same way and a type finds its schemas. */
export const defineRoutes = <const T extends Record<`${Method} /${string}`, Contract>>(routes: T): T => routes

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
