/** The floor as seen live. */
export const strings = {
  title: 'Floor',
  agents: 'Agents',
  presences: 'How many are in each state',
  today: {
    attempted: 'Calls today',
    connected: 'Connected',
    ofCalls: '{{share}} of calls',
    noCalls: 'no calls yet',
    conversations: 'Conversations',
    conversationsNote: '30 s or longer',
    talk: 'Talk time',
    callbacks: 'Callbacks due',
    overdue_one: '{{count}} overdue',
    overdue_other: '{{count}} overdue',
  },
  tile: {
    today_one: '{{attempted}} call · {{connected}} connected · {{talk}}',
    today_other: '{{attempted}} calls · {{connected}} connected · {{talk}}',
    overdue_one: '{{count}} overdue',
    overdue_other: '{{count}} overdue',
  },
  phase: {
    queued: 'Starting a call',
    dialling: 'Their own phone rings',
    ringing: 'Ringing',
    talking: 'Talking',
    wrapping: 'Wrapping up',
    closed: 'Call closed',
  },
  attention: { 'long-wrap': 'Long in wrap-up', idle: 'No call for a while' },
  empty: { title: 'Nobody is on this floor yet', text: 'Agents appear here once an admin has put them in your team.' },
} as const
