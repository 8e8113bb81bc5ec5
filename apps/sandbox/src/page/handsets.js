import { keep, make, phone, send } from './dom.js'

const modeNames = {
  automatic: 'By its number',
  manual: 'I will answer',
  busy: 'Busy',
  'no-answer': 'Nobody answers',
  'switched-off': 'Switched off',
}
const partyName = { agent: 'Agent', customer: 'Customer' }

const act = (handset, action) => send('POST', `/admin/calls/${handset.call}/${handset.party}/${action}`)
const button = (handset, action, label, look) =>
  make(
    'button',
    {
      type: 'button',
      className: look,
      dataset: { name: action },
      'aria-label': `${label}, ${partyName[handset.party]} ${phone(handset.number)}`,
      onclick: () => act(handset, action),
    },
    label,
  )

function actions(handset) {
  if (handset.state === 'ringing') {
    const pick = button(handset, 'answer', 'Answer', 'primary')
    if (handset.party === 'agent') return [pick, button(handset, 'hang-up', 'Decline', 'danger')]
    return [pick, button(handset, 'busy', 'Busy', 'danger'), button(handset, 'let-ring', 'Let it ring', '')]
  }
  if (handset.state === 'talking') return [button(handset, 'hang-up', 'Hang up', 'danger')]
  return [modeChoice(handset)]
}

function modeChoice(handset) {
  const standard = handset.party === 'agent' && handset.mode === null ? handset.effectiveMode : null
  const options = Object.entries(modeNames).map(([value, label]) =>
    make('option', { value, selected: value === handset.effectiveMode }, label),
  )
  return make(
    'select',
    {
      dataset: { name: 'mode' },
      'aria-label': `When ${partyName[handset.party].toLowerCase()} ${phone(handset.number)} is called`,
      title: standard ? 'Follows the switch above until you choose' : '',
      onchange: (event) =>
        send('PUT', `/admin/handsets/${handset.party}/${handset.number}`, { mode: event.target.value }),
    },
    ...options,
  )
}

function about(handset) {
  if (handset.with) return `With ${phone(handset.with)}`
  if (handset.effectiveMode === 'automatic') return handset.behaviour
  return handset.effectiveMode === 'manual' ? 'Waits for you' : modeNames[handset.effectiveMode]
}

const stateNames = { idle: 'Idle', ringing: 'Ringing', talking: 'On a call' }

function draw(handset) {
  return make(
    'article',
    {
      className: 'phone',
      dataset: { state: handset.state },
      'aria-label': `${partyName[handset.party]} ${phone(handset.number)}`,
    },
    make(
      'div',
      { className: 'row' },
      make('h3', {}, phone(handset.number)),
      handset.since ? make('time', { dataset: { since: handset.since } }) : null,
    ),
    make('p', { className: 'state' }, stateNames[handset.state] ?? handset.state),
    make('p', { className: 'about' }, about(handset)),
    make('div', { className: 'actions' }, ...actions(handset)),
  )
}

let ringing = new Set()

function announce(handsets) {
  const now = new Set(handsets.filter((h) => h.state === 'ringing').map((h) => `${h.party} ${h.number}`))
  const fresh = handsets.find((h) => h.state === 'ringing' && !ringing.has(`${h.party} ${h.number}`))
  ringing = now
  if (fresh)
    document.getElementById('announcer').textContent = `${partyName[fresh.party]} ${phone(fresh.number)} is ringing`
}

/** Draws both rows of phones. Agents keep their place; customers in a call come first. */
export function drawHandsets(state) {
  const agents = state.handsets.filter((h) => h.party === 'agent').sort((a, b) => a.number.localeCompare(b.number))
  const customers = state.handsets.filter((h) => h.party === 'customer')
  const calling = customers.filter((h) => h.state !== 'idle')
  const resting = customers.filter((h) => h.state === 'idle').slice(0, Math.max(0, 6 - calling.length))
  for (const [id, list, words] of [
    ['agents', agents, 'No agent has called yet. A handset appears with the first call, or add one below.'],
    ['customers', [...calling, ...resting], 'The phone of each customer who is called appears here.'],
  ]) {
    const place = document.getElementById(id)
    const items = list.length > 0 ? list : [{ empty: words }]
    keep(
      place,
      items,
      (item) => item.number ?? 'empty',
      (item) => (item.empty ? make('p', { className: 'empty' }, item.empty) : draw(item)),
    )
  }
  announce(state.handsets)
}

/** Writes the running times; simulated seconds, so they match what the callbacks say. */
export function tick(skewMs, scale) {
  for (const element of document.querySelectorAll('time[data-since]')) {
    const seconds = Math.max(0, Math.floor(((Date.now() + skewMs - Date.parse(element.dataset.since)) * scale) / 1000))
    const text = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
    if (element.textContent !== text) element.textContent = text
  }
}
