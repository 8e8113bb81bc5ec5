import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type AuthDeps, makeAuth, registerAuth } from './auth/index.ts'
import { registerCalls } from './calls/index.ts'
import { registerCampaigns } from './campaigns/index.ts'
import { registerCompliance } from './compliance/index.ts'
import { registerDispositions } from './dispositions/index.ts'
import { registerImports } from './imports/index.ts'
import { registerLeads } from './leads/index.ts'
import { registerLive } from './live/index.ts'
import { type Live, makeLive } from './live-wiring.ts'
import { registerOperations } from './operations.ts'
import { makeHttp } from './platform/http/base.ts'
import { registerWebFiles } from './platform/http/web-files.ts'
import { registerOpenApi } from './platform/openapi/index.ts'
import { registerSchedule } from './schedule/index.ts'
import { registerSettings } from './settings/index.ts'
import { registerTeam } from './team/index.ts'
import { version } from './version.ts'
import type { Wiring } from './wiring.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** Only a demo workspace reads the seeded people. */
const signInsOf = async (demo: boolean) => (demo ? (await import('../seed/people.ts')).demoSignIns : [])

export interface App {
  app: FastifyInstance
  auth: AuthDeps
  live: Live
}

/** The HTTP and socket side: every slice in one list. Nothing listens yet. */
export const buildApp = async (wiring: Wiring): Promise<App> => {
  const { config, db, clock, log } = wiring
  const app = await makeHttp({ ...config, log, redis: wiring.redis })
  const auth = makeAuth({ db, clock, config, onEnded: (ids) => live.realtime.endSessions(ids) })
  const live = makeLive(wiring, app.server, auth)
  registerAuth(app, auth)
  registerTeam(app, { db, clock, config, onChanged: live.onPersonChanged })

  registerSettings(app, { db, clock, config, version, demoSignIns: await signInsOf(config.demo) })
  registerLeads(app, wiring)
  registerCampaigns(app, { db, clock })
  registerImports(app, { db, clock, storage: wiring.storage })
  registerDispositions(app, { db })
  registerCalls(app, { ...wiring, feed: live.realtime.tail })
  registerSchedule(app, { db, clock })
  registerCompliance(app, { db, clock })
  registerLive(app, { db, clock })
  registerOpenApi(app, { version })
  registerOperations(app, wiring, live)
  await registerWebFiles(app, webFolder)
  return { app, auth, live }
}
