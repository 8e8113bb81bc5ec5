import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'

const mark = '/* prepared */'

/**
 * Put into a statement that every carrier message runs: each connection parses and plans it once. For statements whose
 * text never varies and that find their rows by key; others want a plan for the values at hand.
 */
export const prepared = sql.raw<unknown>(mark)

/** The same for what is asked of a few rows most of the time, and of thousands by an import: those are planned for. */
export const preparedForFew = (keys: { length: number }) => (keys.length <= few ? prepared : sql.raw<unknown>(''))
const few = 8

const names = new Map<string, string>()
const nameOf = (text: string): string => {
  const known = names.get(text) ?? `p${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, known)
  return known
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code
/** A migration has changed a table's columns under a prepared statement. */
export const planIsStale = (error: unknown): boolean => codeOf(error) === '0A000'
const transactionIsLost = (error: unknown): boolean => codeOf(error) === '25P02'

type Query = (...args: unknown[]) => Promise<unknown>

/**
 * Makes a connection prepare the marked statements. Once one of them is stale it prepares no more; the statement is run
 * again, or in a transaction fails with `planIsStale`.
 */
export const prepareMarked = (client: pg.ClientBase): void => {
  const query = client.query.bind(client) as unknown as Query
  let prepares = true
  const named = async (text: string, values: unknown): Promise<unknown> => {
    try {
      return await query({ name: nameOf(text), text, values })
    } catch (error) {
      if (!planIsStale(error)) throw error
      prepares = false
      return query(text, values).catch((again) => {
        throw transactionIsLost(again) ? error : again
      })
    }
  }
  const asked: Query = (...args) => {
    const [text, values] = args
    return prepares && args.length === 2 && typeof text === 'string' && text.includes(mark)
      ? named(text, values)
      : query(...args)
  }
  client.query = asked as typeof client.query
}
