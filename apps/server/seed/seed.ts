import { makeDb, makePool, type Tx } from '../src/platform/db/db.ts'
import { readSettings } from '../src/settings/index.ts'
import { seedCampaigns } from './campaigns.ts'
import { seedHistory } from './history.ts'
import { demoPeople, seedPeople } from './people.ts'

const always = { open: '00:00', close: '24:00' }
const everyDay = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always }

const fill = async (tx: Tx, now: Date): Promise<void> => {
  const setting = (key: string, value: unknown) =>
    tx
      .insertInto('settings')
      .values({ key, value: JSON.stringify(value) })
      .execute()
  await setting('workspace', { name: 'Pratham demo', zone: 'Asia/Kolkata', maskPhones: false })
  await setting('callingHours', { allDay: true, days: everyDay })
  const { teams, people } = await seedPeople(tx, now)
  const campaigns = await seedCampaigns(tx, now)
  const { rules } = await readSettings(tx)
  const agents = demoPeople.flatMap((person) => {
    const id = people.get(person.name)
    const teamId = person.team ? teams.get(person.team) : undefined
    return person.role === 'agent' && person.phone && person.team && id && teamId
      ? [{ id, teamId, phone: person.phone, city: person.team }]
      : []
  })
  await seedHistory(tx, { agents, campaigns, settings: rules, now })
}

/** Fills an empty workspace with a team at work; leaves one that has people alone. Answers whether it did anything. */
export const seedDemo = async (databaseUrl: string): Promise<boolean> => {
  const db = makeDb(makePool({ url: databaseUrl, poolSize: 2, applicationName: 'telehub-seed' }))
  try {
    return await db.transaction().execute(async (tx) => {
      if (await tx.selectFrom('users').select('id').limit(1).executeTakeFirst()) return false
      await fill(tx, new Date())
      return true
    })
  } finally {
    await db.destroy()
  }
}
