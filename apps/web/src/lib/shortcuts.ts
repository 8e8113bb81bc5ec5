import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'

/**
 * One listener for the whole page and a list of what is bound now, which the `?` dialog shows.
 *
 * Keys are written like `c`, `shift+j`, `mod+k` (⌘ or Ctrl), `enter`, `?`, or a pair pressed one after the other, `g q`.
 * The latest binding of a key wins, so a panel may take a key over while it is open.
 */
export interface Shortcut {
  keys: string
  label: string
  /** The heading it stands under in the `?` dialog. */
  scope: string
  run: (event: KeyboardEvent) => void
  /** Also while typing in a field. */
  whileTyping: boolean
  /** Also while a dialog is open over the page. */
  inDialog: boolean
  /** Again and again while the key is held, as for walking a list. */
  repeats: boolean
  /** Wins over every other binding of its keys, however late that came: for what must be done before anything else. */
  urgent: boolean
}

let bound: readonly Shortcut[] = []
const watchers = new Set<() => void>()
const publish = (next: readonly Shortcut[]) => {
  bound = next
  for (const tell of watchers) tell()
}

const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '')
const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
}
const spell = (part: string) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)

/** The keys as printed on a key cap, one string for each press. */
export const keyParts = (keys: string): string[] =>
  keys.split(' ').map((press) =>
    press
      .split('+')
      .map(spell)
      .join(isMac ? '' : ' '),
  )

const capital = (part: string) => part.charAt(0).toUpperCase() + part.slice(1)
/** The same for `aria-keyshortcuts`, which knows no keys pressed one after the other: nothing then. */
export const ariaKeys = (keys: string): string | undefined =>
  keys.includes(' ')
    ? undefined
    : keys
        .split('+')
        .map((part) => (part === 'mod' ? (isMac ? 'Meta' : 'Control') : part.length === 1 ? part : capital(part)))
        .join('+')

/** `mod+shift+k` for a key press; letters by what they type, so a layout does not matter. */
export function pressOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const letter = /^[a-z0-9]$/.test(key) || key.length > 1
  return [
    (isMac ? event.metaKey : event.ctrlKey) && 'mod',
    event.altKey && 'alt',
    // For `?` and its like Shift is only how they are typed.
    event.shiftKey && letter && 'shift',
    key,
  ]
    .filter(Boolean)
    .join('+')
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)))

/** A focused button already answers Enter and Space; a menu or list box its arrows and letters. */
const ownKey = (target: EventTarget | null, press: string) =>
  target instanceof HTMLElement &&
  (((press === 'enter' || press === 'space') && target.closest('button, a[href], [role=button]') !== null) ||
    target.closest('[role=menu], [role=listbox]') !== null)

let pending: { press: string; at: number } | null = null
const pairWindowMs = 900

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const press = pressOf(event)
  const typing = isTyping(event.target)
  const dialog = document.querySelector('[data-modal]') !== null
  const usable = bound.filter(
    (s) => (!typing || s.whileTyping) && (!dialog || s.inDialog) && (s.whileTyping || !ownKey(event.target, press)),
  )
  if (event.repeat && !usable.findLast((s) => s.keys === press)?.repeats) return
  const pair = pending && event.timeStamp - pending.at < pairWindowMs ? `${pending.press} ${press}` : null
  pending = null
  const hit = (pair && usable.findLast((s) => s.keys === pair)) || usable.findLast((s) => s.keys === press)
  if (hit) {
    event.preventDefault()
    hit.run(event)
  } else if (usable.some((s) => s.keys.startsWith(`${press} `))) {
    pending = { press, at: event.timeStamp }
  }
}

interface Options {
  label: string
  scope: string
  /** Unbound while false. */
  enabled?: boolean
  whileTyping?: boolean
  inDialog?: boolean
  repeats?: boolean
  urgent?: boolean
}

/** Binds keys while the component lives. `label` and `scope` are what the `?` dialog says of it. */
export function useShortcut(keys: string, run: (event: KeyboardEvent) => void, options: Options): void {
  const { label, scope, enabled = true, whileTyping = false, inDialog = false } = options
  const { repeats = false, urgent = false } = options
  const latest = useRef(run)
  // With the screen that names the key and not after it: whoever sees it may press it at once.
  useLayoutEffect(() => {
    latest.current = run
  })
  useLayoutEffect(() => {
    if (!enabled) return
    const run = (event: KeyboardEvent) => latest.current(event)
    const mine: Shortcut = { keys, label, scope, whileTyping, inDialog, repeats, urgent, run }
    if (bound.length === 0) document.addEventListener('keydown', onKey)
    // The latest wins, so the urgent ones stay last.
    publish([...bound, mine].sort((a, b) => Number(a.urgent) - Number(b.urgent)))
    return () => {
      publish(bound.filter((other) => other !== mine))
      if (bound.length === 0) document.removeEventListener('keydown', onKey)
    }
  }, [keys, label, scope, enabled, whileTyping, inDialog, repeats, urgent])
}

const subscribe = (tell: () => void) => {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** What is bound now, in the order it was bound. */
export const useShortcuts = () => useSyncExternalStore(subscribe, () => bound)
