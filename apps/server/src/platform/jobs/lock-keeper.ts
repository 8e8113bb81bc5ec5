import { sql } from 'kysely'
import type { Db } from '../db/db.ts'

/** A connection on which advisory locks are held, shared by those who hold one now. */
interface Keeper {
  connection: Promise<Db>
  holders: number
  release: () => void
}

/**
 * One connection for all the locks of a process: with one each, timed jobs that start together would use up the pool they
 * need for their work, and wait for each other.
 */
const keepers = new WeakMap<Db, Keeper>()

const openKeeper = (db: Db): Keeper => {
  const { promise: done, resolve: release } = Promise.withResolvers<void>()
  const { promise: connection, resolve, reject } = Promise.withResolvers<Db>()
  db.connection()
    .execute((opened) => {
      resolve(opened)
      return done
    })
    .catch(reject)
  return { connection, holders: 0, release }
}

/** Does `work` unless another process is at it; answers whether it did. The lock goes with the connection, whatever happens. */
export const holdingLock = async (db: Db, name: string, work: () => Promise<unknown>): Promise<boolean> => {
  const keeper = keepers.get(db) ?? openKeeper(db)
  keepers.set(db, keeper)
  keeper.holders++
  try {
    const connection = await keeper.connection
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(hashtext(${name})) as got`.execute(
      connection,
    )
    if (!rows[0]?.got) return false
    try {
      await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${name}))`.execute(connection)
    }
    return true
  } catch (error) {
    // The connection may be what failed: whoever comes next opens another.
    if (keepers.get(db) === keeper) keepers.delete(db)
    throw error
  } finally {
    keeper.holders--
    if (keeper.holders === 0) {
      keeper.release()
      if (keepers.get(db) === keeper) keepers.delete(db)
    }
  }
}
