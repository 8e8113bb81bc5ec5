import { keep, make, phone, send } from './dom.js'

const scope = () => document.getElementById('scope').value.trim() || null

async function report(action) {
  document.getElementById('fault-result').textContent = (await action) ?? ''
}

function howOften(rule) {
  const often = rule.times === null ? 'every call' : rule.times === 1 ? 'next call' : `next ${rule.times} calls`
  return rule.number ? `${often} with ${phone(rule.number)}` : often
}

function draw({ fault, note, rules }) {
  const button = (name, label, action) =>
    make(
      'button',
      { type: 'button', dataset: { name }, 'aria-label': `${label}: ${fault}`, onclick: () => report(action()) },
      label,
    )
  const add = (times) => () => send('POST', '/admin/faults', { fault, times, number: scope() })
  const buttons =
    rules.length > 0
      ? [button('off', 'Off', () => send('DELETE', `/admin/faults/${fault}`))]
      : [button('once', 'Next call', add(1)), button('always', 'Every call', add(null))]
  return make(
    'div',
    { className: 'fault' },
    make(
      'div',
      {},
      make('code', {}, fault),
      ...rules.map((rule) => make('span', { className: 'chip warn' }, howOften(rule))),
      make('p', {}, note),
    ),
    make('div', { className: 'actions' }, ...buttons),
  )
}

/** The switches of all faults, and the random schedule. */
export function drawFaults(state) {
  const items = Object.entries(state.faultNotes).map(([fault, note]) => ({
    fault,
    note,
    rules: state.faults.filter((rule) => rule.fault === fault),
  }))
  keep(document.getElementById('faults'), items, (item) => item.fault, draw)
  document.getElementById('chaos-state').textContent = state.chaos
    ? `On: ${Math.round(state.chaos.rate * 100)} % of calls, seed ${state.chaos.seed}`
    : 'Off'
}

export function wireFaults() {
  document.getElementById('clear-faults').onclick = () => report(send('PUT', '/admin/faults', { faults: [] }))
  document.getElementById('chaos').onsubmit = (event) => {
    event.preventDefault()
    const rate = Number(document.getElementById('rate').value) / 100
    void report(send('PUT', '/admin/chaos', { rate, seed: Number(document.getElementById('seed').value) }))
  }
}
