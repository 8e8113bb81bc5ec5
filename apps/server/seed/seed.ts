import { makeDb, makePool } from '../src/platform/db/db.ts'
import { seedPeople } from './people.ts'

/** Fills an empty workspace with a team at work; leaves one that has people alone. Answers whether it did anything. */
export const seedDemo = async (databaseUrl: string): Promise<boolean> => {
  const db = makeDb(makePool({ url: databaseUrl, poolSize: 2, applicationName: 'telehub-seed' }))
  try {
    const now = new Date()
    return await db.transaction().execute(async (tx) => {
      if (await tx.selectFrom('users').select('id').limit(1).executeTakeFirst()) return false
      await seedPeople(tx, now)
      const setting = (key: string, value: unknown) =>
        tx
          .insertInto('settings')
          .values({ key, value: JSON.stringify(value) })
          .execute()
      await setting('workspace', { name: 'Pratham demo', zone: 'Asia/Kolkata', maskPhones: false })
      const always = { open: '00:00', close: '24:00' }
      await setting('callingHours', {
        allDay: true,
        days: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
      })
      return true
    })
  } finally {
    await db.destroy()
  }
}
