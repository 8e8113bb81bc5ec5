import { dispositionCodes, dispositionRules, needsOf } from '@telehub/domain'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../platform/db/db.ts'
import { serve } from '../platform/http/serve.ts'
import { readSettings } from '../settings/index.ts'
import { mayReadDispositions } from './policy.ts'

export const registerDispositions = (app: FastifyInstance, { db }: { db: Db }): void => {
  serve(app, 'GET /api/dispositions', { may: mayReadDispositions }, async () => {
    const { rules } = await readSettings(db)
    return {
      items: dispositionCodes.map((code) => {
        const { group, title } = dispositionRules[code]
        return { code, group, title, needs: [...needsOf(rules, code)] }
      }),
    }
  })
}
