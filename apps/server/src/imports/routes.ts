import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { type Caller, serve } from '../platform/http/serve.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Storage } from '../platform/storage/storage.ts'
import { previewImport } from './commands/preview-import.ts'
import { cancelImport, queueImport } from './commands/queue-import.ts'
import { setMapping } from './commands/set-mapping.ts'
import { uploadFile } from './commands/upload-file.ts'
import type { Import } from './import-row.ts'
import { readLedger } from './ledger.ts'
import { deleteMapping, listMappings } from './mappings.ts'
import { mayImport, seerOf } from './policy.ts'
import { importView, ledgerView } from './present.ts'
import { rejectedCsv } from './rejected-csv.ts'
import { listImports, readImport } from './store.ts'

export type ImportDeps = { db: Db; clock: Clock; storage: Storage }

export const registerImports = (app: FastifyInstance, deps: ImportDeps): void => {
  const may = mayImport
  const find = async (id: number, caller: Caller): Promise<Import> => {
    const found = await readImport(deps.db, id, seerOf(caller))
    if (!found) throw new Refusal('not-found', 'There is no such import.')
    return found
  }
  const view = async (id: number, caller: Caller) => importView(await find(id, caller))

  serve(app, 'POST /api/imports', { may, bodyLimit: 64 * 1024 * 1024 }, async ({ request, caller }) => {
    if (!request.isMultipart())
      throw new Refusal('unsupported-media-type', 'Send the file as multipart/form-data, in the field “file”.')
    const file = await request.file()
    if (!file) throw new Refusal('invalid-input', 'There is no file in the field “file”.')
    const id = await uploadFile(deps, {
      fileName: file.filename,
      content: file.file,
      by: caller.userId,
      teamId: caller.teamId,
    })
    return view(id, caller)
  })

  serve(app, 'GET /api/imports', { may }, async ({ query, caller }) => {
    const before = cursorNumber(query.cursor)
    const items = await listImports(deps.db, seerOf(caller), before, query.limit + 1)
    const page = items.slice(0, query.limit)
    return { items: page.map(importView), nextCursor: items.length > page.length ? String(page.at(-1)?.id) : null }
  })

  serve(app, 'GET /api/imports/{id}', { may }, ({ params, caller }) => view(params.id, caller))

  serve(app, 'PUT /api/imports/{id}/mapping', { may }, async ({ params, body, caller }) => {
    await setMapping(deps, { of: await find(params.id, caller), changes: body, caller })
    return view(params.id, caller)
  })

  serve(app, 'POST /api/imports/{id}/preview', { may }, async ({ params, caller }) => {
    await previewImport(deps, await find(params.id, caller))
    return view(params.id, caller)
  })

  serve(app, 'POST /api/imports/{id}/run', { may }, async ({ params, caller }) => {
    const { id } = await find(params.id, caller)
    await queueImport(deps, id)
    return view(id, caller)
  })

  serve(app, 'POST /api/imports/{id}/cancel', { may }, async ({ params, caller }) => {
    const { id } = await find(params.id, caller)
    await cancelImport(deps, id)
    return view(id, caller)
  })

  serve(app, 'GET /api/imports/{id}/rows', { may }, async ({ params, query, caller }) => {
    const { id } = await find(params.id, caller)
    const after = cursorNumber(query.cursor) ?? 0
    const rows = await readLedger(deps.db, id, { outcomes: query.outcome, after, limit: query.limit + 1 })
    const page = rows.slice(0, query.limit)
    return {
      items: page.map(ledgerView),
      nextCursor: rows.length > page.length ? String(page.at(-1)?.row_number) : null,
    }
  })

  serve(app, 'GET /api/imports/{id}/rejected.csv', { may }, async ({ params, caller, reply }) => {
    const of = await find(params.id, caller)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="rejected-rows-of-import-${of.id}.csv"`)
      .send(Readable.from(rejectedCsv(deps.db, of)))
  })

  serve(app, 'GET /api/import-mappings', { may }, async () => {
    const items = await listMappings(deps.db)
    return {
      items: items.map(({ id, name, columns, updatedAt }) => ({
        id,
        name,
        headings: columns.map((column) => column.heading),
        columns,
        updatedAt: updatedAt.toISOString(),
      })),
    }
  })

  serve(app, 'DELETE /api/import-mappings/{id}', { may }, async ({ params }) => {
    if (!(await deleteMapping(deps.db, params.id))) throw new Refusal('not-found', 'There is no such mapping.')
    return { ok: true as const }
  })
}

function cursorNumber(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('invalid-input', 'The cursor is not one of ours.')
  return Number(cursor)
}
