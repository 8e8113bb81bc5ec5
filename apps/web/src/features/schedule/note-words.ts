import type { NotificationView } from '@telehub/contracts'
import { nextActionKinds } from '@telehub/domain'
import { formatDay } from '@/lib/formats.ts'
import type { Translate } from '@/lib/i18n.ts'

const textIn = (data: Record<string, unknown>, ...names: string[]): string | null => {
  for (const name of names) {
    const value = data[name]
    if (typeof value === 'string' && value.trim()) return value
  }
  return null
}
const idIn = (data: Record<string, unknown>, name: string): number | null => {
  const value = data[name]
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

/** A notification in one line; what it carries beside that is left out where an older server did not send it. */
export function sayNote(t: Translate<'schedule'>, { kind, data }: NotificationView, now: number): string {
  const due = textIn(data, 'dueAt')
  const actionKind = nextActionKinds.find((one) => one === data.actionKind)
  return t(`note.${kind}`, {
    name:
      kind === 'import-finished'
        ? (textIn(data, 'fileName', 'name') ?? t('note.import'))
        : (textIn(data, 'leadName', 'organisation') ?? t('note.someone')),
    when: due ? formatDay(due, now) : '',
    kind: actionKind ? t(`kind.${actionKind}`) : t('list'),
  })
}

/** The second line: what was written, or what the trouble is. */
export const noteDetail = ({ data }: NotificationView): string | null =>
  textIn(data, 'note', 'detail', 'reason', 'message')

export type NoteTarget = { to: 'lead'; leadId: number } | { to: 'import'; importId: number } | null

/** Where a notification leads. */
export function noteTarget({ data }: NotificationView): NoteTarget {
  const leadId = idIn(data, 'leadId')
  if (leadId !== null) return { to: 'lead', leadId }
  const importId = idIn(data, 'importId')
  return importId === null ? null : { to: 'import', importId }
}
