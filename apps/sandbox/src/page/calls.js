import { clockTime, keep, make, phone } from './dom.js'

const resultNames = {
  'in-progress': 'In progress',
  completed: 'Completed',
  busy: 'Busy',
  failed: 'Failed',
  'no-answer': 'No answer',
}
const endedBy = {
  agent: 'agent hung up',
  customer: 'customer hung up',
  'time-limit': 'time limit',
  'never-connected': 'never connected',
}
const looks = { delivered: 'good', failed: 'bad', waiting: 'warn', withheld: 'warn' }

/** Which of the two `answered` posts it is can be read from the legs alone. */
function eventName(callback) {
  if (callback.event === 'terminal') return 'terminal'
  return callback.legs[1] === 'in-progress' ? 'answered, customer' : 'answered, agent'
}

function callbackChip(callback) {
  const last = callback.attempts[callback.attempts.length - 1]
  const reply = last ? (last.code ?? last.error) : callback.state === 'withheld' ? 'never sent' : 'on its way'
  const tries = callback.attempts.length > 1 ? `, ${callback.attempts.length} tries` : ''
  const took = last ? `, ${last.tookMs} ms` : ''
  return make('span', { className: `chip ${looks[callback.state]}` }, `${eventName(callback)}: ${reply}${took}${tries}`)
}

function result(call) {
  if (call.refused) {
    const words = call.status === null ? 'No reply' : `HTTP ${call.status}`
    return [make('span', { className: 'chip bad' }, words), make('small', {}, 'no call placed')]
  }
  const look = call.endedAt === null ? '' : call.status === 'completed' ? 'good' : 'warn'
  const note = call.endedBy ? make('small', {}, endedBy[call.endedBy]) : null
  return [make('span', { className: `chip ${look}` }, resultNames[call.status] ?? call.status), note]
}

function legNote(call, party) {
  const leg = call.legs?.find((candidate) => candidate.party === party)
  return leg ? make('small', {}, leg.state) : null
}

function draw(call) {
  if (call.empty) return make('tr', {}, make('td', { colSpan: 5, className: 'full empty' }, call.empty))
  const chips = [
    ...(call.faults ?? []).map((fault) => make('span', { className: 'chip warn' }, fault)),
    ...(call.callbacks ?? []).map(callbackChip),
  ]
  const to = call.to === null && !call.refused ? 'flow' : phone(call.to)
  return make(
    'tr',
    {},
    make(
      'td',
      { className: 'nowrap' },
      clockTime(call.createdAt),
      call.sid ? make('small', { title: call.sid }, `…${call.sid.slice(-8)}`) : null,
    ),
    make('td', { className: 'nowrap result' }, ...result(call)),
    make('td', { className: 'nowrap' }, phone(call.from), legNote(call, 'agent')),
    make('td', { className: 'nowrap' }, to, legNote(call, 'customer')),
    make('td', { className: 'full' }, make('div', { className: 'chips' }, ...chips)),
  )
}

/** The last calls and refused requests, newest first. */
export function drawCalls(state) {
  const refused = state.refusals.map((refusal, i) => ({
    ...refusal,
    refused: true,
    createdAt: refusal.at,
    key: `r${refusal.at}${i}`,
  }))
  const rows = [...state.calls, ...refused].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, 40)
  const items =
    rows.length > 0
      ? rows
      : [{ empty: 'No call yet. Calls and what was posted about them are listed here.', key: 'empty' }]
  keep(document.getElementById('calls'), items, (item) => item.sid ?? item.key, draw)
}
