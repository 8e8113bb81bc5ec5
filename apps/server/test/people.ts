import type { Role } from '@telehub/domain'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { hashPassword, startSession } from '../src/auth/index.ts'
import type { TestServer } from './server.ts'

/** Everybody's password. */
export const password = 'Monsoon-Ledger-47'
let hash: Promise<string> | null = null

export interface Person {
  id: number
  email: string
  name: string
  role: Role
  teamId: number | null
  phone: string | null
}

export interface Team {
  north: number
  south: number
  admin: Person
  /** Of the north. */
  manager: Person
  otherManager: Person
  /** Agents of the north, with handsets. */
  asha: Person
  bela: Person
  /** Of the north, without a handset. */
  chitra: Person
  /** Of the south. */
  deepak: Person
}

export const addPerson = async (
  server: TestServer,
  person: Omit<Person, 'id' | 'email'> & { email?: string },
): Promise<Person> => {
  hash ??= hashPassword(password, 4)
  const email = person.email ?? `${person.name.toLowerCase().replace(/\W+/g, '.')}@example.org`
  const row = await server.wiring.db
    .insertInto('users')
    .values({
      email,
      name: person.name,
      role: person.role,
      team_id: person.teamId,
      phone: person.phone,
      languages: ['hi', 'en'],
      password_hash: await hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...person, email, id: row.id }
}

/** Two teams, an admin, two managers and four agents. */
export const seedTeam = async (server: TestServer): Promise<Team> => {
  const [north, south] = (
    await server.wiring.db
      .insertInto('teams')
      .values([{ name: 'North' }, { name: 'South' }])
      .returning('id')
      .execute()
  ).map((row) => row.id) as [number, number]
  const add = (name: string, role: Role, teamId: number | null, phone: string | null = null) =>
    addPerson(server, { name, role, teamId, phone })
  return {
    north,
    south,
    admin: await add('Anita Admin', 'admin', null),
    manager: await add('Meera Manager', 'manager', north),
    otherManager: await add('Mohan Manager', 'manager', south),
    asha: await add('Asha Agent', 'agent', north, '+919810000001'),
    bela: await add('Bela Agent', 'agent', north, '+919810000002'),
    chitra: await add('Chitra Agent', 'agent', north),
    deepak: await add('Deepak Agent', 'agent', south, '+919810000004'),
  }
}

export interface SignedIn {
  /** A fresh access token: the clock may have been moved past the one before. */
  readonly token: string
  sessionId: string
  inject(options: InjectOptions): Promise<LightMyRequestResponse>
  get(url: string): Promise<LightMyRequestResponse>
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object): Promise<LightMyRequestResponse>
}

/** A person at the desk: requests with a session of their own. */
export const as = async (server: TestServer, person: Pick<Person, 'id'>): Promise<SignedIn> => {
  const { db } = server.wiring
  const who = { userId: person.id, ip: null, userAgent: 'test' }
  const { sessionId } = await startSession(db, server.clock.now(), who)
  const freshToken = () => server.auth.tokens.sign(person.id, sessionId).accessToken
  const inject = (options: InjectOptions) =>
    server.app.inject({ ...options, headers: { ...options.headers, authorization: `Bearer ${freshToken()}` } })
  return {
    get token() {
      return freshToken()
    },
    sessionId,
    inject,
    get: (url) => inject({ url }),
    send: (method, url, body) => inject({ method, url, ...(body === undefined ? {} : { payload: body }) }),
  }
}
