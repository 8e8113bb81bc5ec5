import { createStore } from './store.ts'

export interface Toast {
  id: number
  tone: 'neutral' | 'ok' | 'danger'
  title: string
  detail?: string
  action?: { label: string; run: () => void }
  /** How long it stays; an error with an action stays longer. */
  ms: number
}
type Extra = Partial<Pick<Toast, 'detail' | 'action' | 'ms'>>

export const toasts = createStore<readonly Toast[]>([])
let lastId = 0
const mostAtOnce = 3

const show = (tone: Toast['tone'], title: string, extra: Extra = {}): number => {
  lastId += 1
  const ms = extra.ms ?? (tone === 'danger' || extra.action ? 8000 : 4000)
  toasts.set([...toasts.get(), { id: lastId, tone, title, ...extra, ms }].slice(-mostAtOnce))
  return lastId
}

/** Short notices that go away by themselves. What must not be missed belongs on the screen, not here. Each returns its id. */
export const toast = {
  show: (title: string, extra?: Extra) => show('neutral', title, extra),
  ok: (title: string, extra?: Extra) => show('ok', title, extra),
  error: (title: string, extra?: Extra) => show('danger', title, extra),
  dismiss: (id: number) => toasts.set(toasts.get().filter((one) => one.id !== id)),
}
