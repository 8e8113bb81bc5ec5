import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { Refusal } from '../platform/refusal.ts'
import { addUser } from './commands/add-user.ts'
import { type ChangeUserDeps, changeUser } from './commands/change-user.ts'
import { addTeam, renameTeam } from './commands/save-team.ts'
import { mayManagePeople, mayManageTeams, mayMindOwnPresence, mayReadPeople, peopleSeenBy } from './policy.ts'
import { setPresence } from './presence/set-presence.ts'
import { readPresence } from './presence/store.ts'
import { listPeople, listTeams } from './queries.ts'

export const registerTeam = (app: FastifyInstance, deps: ChangeUserDeps): void => {
  const { db } = deps
  serve(app, 'GET /api/users', { may: mayReadPeople }, async ({ caller }) => ({
    items: await listPeople(db, peopleSeenBy(caller)),
  }))
  serve(app, 'POST /api/users', { may: mayManagePeople }, ({ body }) => addUser(deps, body))
  serve(app, 'PATCH /api/users/{id}', { may: mayManagePeople }, ({ params, body, caller }) =>
    changeUser(deps, { id: params.id, change: body, by: caller }),
  )

  serve(app, 'GET /api/teams', { may: mayReadPeople }, async ({ caller }) => ({ items: await listTeams(db, caller) }))
  serve(app, 'POST /api/teams', { may: mayManageTeams }, ({ body }) => addTeam(deps, body))
  serve(app, 'PATCH /api/teams/{id}', { may: mayManageTeams }, ({ params, body }) =>
    renameTeam(deps, { id: params.id, name: body.name }),
  )

  serve(app, 'GET /api/presence', { may: mayMindOwnPresence }, async ({ caller }) => {
    const presence = await readPresence(db, caller.userId)
    if (!presence) throw new Refusal('not-found', 'There is no such person.')
    return presence
  })
  serve(app, 'PUT /api/presence', { may: mayMindOwnPresence }, ({ body, caller }) =>
    setPresence(deps, { userId: caller.userId, choice: body }),
  )
}
