import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/config.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { serve } from '../platform/http/serve.ts'
import { saveSetting } from './commands/save-setting.ts'
import { mayChangeSettings, mayReadSettings } from './policy.ts'
import { loadSettings } from './store.ts'

interface Deps {
  db: Db
  clock: Clock
  config: Pick<Config, 'demo' | 'sandboxUrl'>
  version: string
  /** The seeded people of a demo workspace. */
  demoSignIns: readonly { name: string; role: string; email: string; password: string }[]
}

export const registerSettings = (app: FastifyInstance, deps: Deps): void => {
  serve(app, 'GET /api/workspace', { may: null }, async () => {
    const { workspace } = await loadSettings(deps.db)
    return {
      name: workspace.name,
      zone: workspace.zone,
      demo: deps.config.demo,
      demoSignIns: deps.config.demo ? [...deps.demoSignIns] : [],
      sandboxUrl: deps.config.demo ? deps.config.sandboxUrl : null,
      version: deps.version,
    }
  })

  serve(app, 'GET /api/settings', { may: mayReadSettings }, () => loadSettings(deps.db))

  serve(app, 'PUT /api/settings/{key}', { may: mayChangeSettings }, async ({ params, body, caller }) => {
    await saveSetting(deps, { key: params.key, value: body, by: caller.userId })
    return loadSettings(deps.db)
  })

  serve(app, 'GET /api/settings/history', { may: mayChangeSettings }, async () => {
    const rows = await deps.db
      .selectFrom('settings')
      .leftJoin('users', 'users.id', 'settings.updated_by')
      .select(['settings.key', 'users.name as by', 'settings.updated_at as at'])
      .orderBy('settings.updated_at', 'desc')
      .execute()
    return { items: rows.map((row) => ({ key: row.key, by: row.by, at: row.at.toISOString() })) }
  })
}
