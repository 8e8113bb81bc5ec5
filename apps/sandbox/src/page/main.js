import { drawCalls } from './calls.js'
import { send } from './dom.js'
import { drawFaults, wireFaults } from './faults.js'
import { drawHandsets, tick } from './handsets.js'

const at = (id) => document.getElementById(id)
let skewMs = 0
let scale = 1

function draw(state) {
  skewMs = Date.parse(state.now) - Date.now()
  scale = state.timeScale
  at('account').textContent = `Account ${state.account}`
  at('scale').textContent = scale === 1 ? 'Real time' : `${scale} × faster`
  at('live').textContent = `${state.liveCalls} live ${state.liveCalls === 1 ? 'call' : 'calls'}`
  at('agent-auto').checked = state.settings.agentAutoAnswer
  at('customer-manual').checked = !state.settings.customerAutoAnswer
  drawHandsets(state)
  drawCalls(state)
  drawFaults(state)
  tick(skewMs, scale)
}

function linkIs(state, words) {
  at('link').dataset.state = state
  at('link').textContent = words
}

at('agent-auto').onchange = (event) => send('PUT', '/admin/settings', { agentAutoAnswer: event.target.checked })
at('customer-manual').onchange = (event) =>
  send('PUT', '/admin/settings', { customerAutoAnswer: !event.target.checked })
at('reset').onclick = () => send('POST', '/admin/reset')
at('add-handset').onsubmit = async (event) => {
  event.preventDefault()
  const number = at('new-number').value.trim()
  const problem = await send('PUT', `/admin/handsets/agent/${encodeURIComponent(number)}`, { mode: null })
  at('add-result').textContent = problem ? 'That is not an Indian phone number.' : ''
  if (!problem) event.target.reset()
}
wireFaults()

const stream = new EventSource('/admin/stream')
stream.onopen = () => linkIs('live', 'Live')
stream.onerror = () => linkIs('lost', 'Connection lost, trying again')
stream.onmessage = (event) => draw(JSON.parse(event.data))
setInterval(() => tick(skewMs, scale), 250)
