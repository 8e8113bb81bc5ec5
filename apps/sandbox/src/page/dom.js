/** Makes an element. Text is always set as text, never as markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'dataset') Object.assign(element.dataset, value)
    else if (name === 'onclick' || name === 'onchange') element[name] = value
    else if (name in element) element[name] = value
    else element.setAttribute(name, value)
  }
  element.append(...children.filter((child) => child !== null))
  return element
}

/**
 * Keeps the children of `parent` in step with `items`: an item whose JSON is unchanged keeps its element, and the
 * focus stays in the item it was in, on the control of the same name if there still is one.
 */
export function keep(parent, items, keyOf, draw) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]))
  const focused = document.activeElement
  const focusKey = parent.contains(focused) ? focused.closest('[data-key]')?.dataset.key : undefined
  const focusName = focused?.dataset?.name
  const drawn = items.map((item) => {
    const key = keyOf(item)
    const stamp = JSON.stringify(item)
    const old = before.get(key)
    if (old && old.stamp === stamp) return old
    const element = draw(item)
    element.dataset.key = key
    element.stamp = stamp
    return element
  })
  if (drawn.length === parent.children.length && drawn.every((element, i) => element === parent.children[i])) return
  parent.replaceChildren(...drawn)
  if (focusKey === undefined || parent.contains(document.activeElement)) return
  const home = drawn.find((element) => element.dataset.key === focusKey)
  const controls = [...(home?.querySelectorAll('button, select') ?? [])]
  const next = controls.find((control) => control.dataset.name === focusName) ?? controls[0]
  next?.focus()
}

/** Calls the admin API; resolves to an error sentence, or null when all went well. */
export async function send(method, path, body) {
  try {
    const options =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(path, { method, ...options })
    if (response.ok) return null
    const { error } = await response.json()
    return error ?? `The sandbox answered ${response.status}.`
  } catch {
    return 'The sandbox cannot be reached.'
  }
}

/** 9876543210 as 98765 43210. */
export const phone = (digits) => (digits ? `${digits.slice(0, 5)} ${digits.slice(5)}` : 'unreadable')

const clock = new Intl.DateTimeFormat('en-IN', { timeZone: 'Asia/Kolkata', timeStyle: 'medium', hourCycle: 'h23' })

/** The time of day in India, as in every date on the wire. */
export const clockTime = (iso) => clock.format(new Date(iso))
