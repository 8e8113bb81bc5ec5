/** A place in the event log: the transaction and the row. */
export interface Cursor {
  xid: bigint
  id: number
}

export const formatCursor = (cursor: Cursor): string => `${cursor.xid}-${cursor.id}`

/** Null for anything that is no cursor. */
export const parseCursor = (text: string | undefined): Cursor | null => {
  const found = /^(\d{1,19})-(\d{1,15})$/.exec(text ?? '')
  return found ? { xid: BigInt(found[1] as string), id: Number(found[2]) } : null
}

export const isAfter = (a: Cursor, b: Cursor): boolean => (a.xid === b.xid ? a.id > b.id : a.xid > b.xid)
