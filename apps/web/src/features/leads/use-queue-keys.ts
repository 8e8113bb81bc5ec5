import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'

export interface QueueKeys {
  step: (by: 1 | -1) => void
  open: () => void
  close: () => void
  call: () => void
  next: () => void
  skip: () => void
  search: () => void
  filters: () => void
  edit: () => void
  add: () => void
  /** Absent for whoever may not assign. */
  assign: (() => void) | null
  select: (() => void) | null
  extend: ((by: 1 | -1) => void) | null
}

/** All keys of the queue, in the order in which the `?` list shows them. `list` is false where no list of leads is shown. */
export function useQueueKeys(keys: QueueKeys, list: boolean): void {
  const { t } = useTranslation('leads')
  const scope = t('key.scope')
  const walk = { scope, enabled: list, repeats: true }
  useShortcut('n', keys.next, { label: t('key.next'), scope })
  useShortcut('shift+n', keys.skip, { label: t('key.skip'), scope })
  useShortcut('c', keys.call, { label: t('key.call'), scope })
  useShortcut('j', () => keys.step(1), { label: t('key.down'), ...walk })
  useShortcut('k', () => keys.step(-1), { label: t('key.up'), ...walk })
  useShortcut('arrowdown', () => keys.step(1), { label: t('key.down'), ...walk })
  useShortcut('arrowup', () => keys.step(-1), { label: t('key.up'), ...walk })
  useShortcut('enter', keys.open, { label: t('key.open'), scope, enabled: list })
  useShortcut('escape', keys.close, { label: t('key.close'), scope })
  useShortcut('/', keys.search, { label: t('key.search'), scope, enabled: list })
  useShortcut('f', keys.filters, { label: t('key.filters'), scope, enabled: list })
  useShortcut('e', keys.edit, { label: t('key.edit'), scope })
  useShortcut('shift+a', keys.add, { label: t('key.add'), scope })
  const choose = { scope, enabled: list && keys.select !== null }
  useShortcut('x', () => keys.select?.(), { label: t('key.select'), ...choose })
  useShortcut('shift+j', () => keys.extend?.(1), { label: t('key.extendDown'), ...choose, repeats: true })
  useShortcut('shift+k', () => keys.extend?.(-1), { label: t('key.extendUp'), ...choose, repeats: true })
  useShortcut('shift+arrowdown', () => keys.extend?.(1), { label: t('key.extendDown'), ...choose, repeats: true })
  useShortcut('shift+arrowup', () => keys.extend?.(-1), { label: t('key.extendUp'), ...choose, repeats: true })
  useShortcut('a', () => keys.assign?.(), { label: t('key.assign'), scope, enabled: keys.assign !== null })
}
