import type { Db, Tx } from './db.ts'
import { planIsStale } from './prepared.ts'

const mostTries = 4

/** Two transactions wanted each other's rows and one had to give way: its work is done again from the start. */
const gaveWay = (error: unknown): boolean => ['40P01', '40001'].includes(String((error as { code?: unknown }).code))

/** A transaction that is tried again when it lost a deadlock, or met a migration. `work` must do nothing outside the database. */
export const transact = async <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (!(gaveWay(error) || planIsStale(error)) || tries === mostTries) throw error
    }
  }
}
