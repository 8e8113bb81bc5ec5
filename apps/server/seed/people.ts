import type { Role } from '@telehub/domain'
import bcrypt from 'bcrypt'
import type { Tx } from '../src/platform/db/db.ts'

/** The one password of everybody in a demo workspace, which no real one has. */
const password = 'demo-telehub-2026'

interface DemoPerson {
  name: string
  email: string
  role: Role
  team: string | null
  phone: string | null
  languages: string[]
}

const handset = (last: number) => `+9170000000${String(last).padStart(2, '0')}`

const agent = (name: string, team: string, last: number, languages: string[]): DemoPerson => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@demo.telehub.example`,
  role: 'agent',
  team,
  phone: handset(last),
  languages,
})

export const demoTeams = ['Mumbai', 'Pune'] as const

/** Fictional people. Their handsets exist only in the sandbox carrier. */
export const demoPeople: readonly DemoPerson[] = [
  {
    name: 'Meera Joshi',
    email: 'admin@demo.telehub.example',
    role: 'admin',
    team: null,
    phone: null,
    languages: ['en', 'hi', 'mr'],
  },
  {
    name: 'Rahul Sawant',
    email: 'rahul@demo.telehub.example',
    role: 'manager',
    team: 'Mumbai',
    phone: handset(1),
    languages: ['en', 'hi', 'mr'],
  },
  {
    name: 'Farida Shaikh',
    email: 'farida@demo.telehub.example',
    role: 'manager',
    team: 'Pune',
    phone: handset(2),
    languages: ['en', 'hi', 'mr'],
  },
  agent('Asha Patil', 'Mumbai', 11, ['mr', 'hi', 'en']),
  agent('Deepak Yadav', 'Mumbai', 12, ['hi', 'en']),
  agent('Kavita Nair', 'Mumbai', 13, ['ml', 'hi', 'en']),
  agent('Imran Qureshi', 'Mumbai', 14, ['hi', 'ur', 'en']),
  agent('Sneha Kulkarni', 'Pune', 21, ['mr', 'hi', 'en']),
  agent('Vikas Pawar', 'Pune', 22, ['mr', 'hi']),
  agent('Lakshmi Reddy', 'Pune', 23, ['te', 'hi', 'en']),
  agent('Anil Gaikwad', 'Pune', 24, ['mr', 'hi', 'en']),
]

export const demoSignIns: readonly { name: string; role: Role; email: string; password: string }[] = demoPeople.map(
  ({ name, role, email }) => ({ name, role, email, password }),
)

/** Adds the teams and people; answers the ids by name. */
export const seedPeople = async (
  tx: Tx,
  at: Date,
): Promise<{ teams: Map<string, number>; people: Map<string, number> }> => {
  const teamRows = await tx
    .insertInto('teams')
    .values(demoTeams.map((name) => ({ name, created_at: at })))
    .returning(['id', 'name'])
    .execute()
  const teams = new Map(teamRows.map((row) => [row.name, row.id]))
  const password_hash = await bcrypt.hash(password, 10)
  const userRows = await tx
    .insertInto('users')
    .values(
      demoPeople.map((person) => ({
        email: person.email,
        name: person.name,
        role: person.role,
        team_id: person.team ? (teams.get(person.team) ?? null) : null,
        phone: person.phone,
        languages: person.languages,
        password_hash,
        created_at: at,
      })),
    )
    .returning(['id', 'name'])
    .execute()
  const people = new Map(userRows.map((row) => [row.name, row.id]))
  await tx
    .insertInto('presence')
    .values([...people.values()].map((user_id) => ({ user_id, state: 'offline', since: at })))
    .execute()
  return { teams, people }
}
