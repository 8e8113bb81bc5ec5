import { expect, test } from 'vitest'
import { defaultSettings } from './default-settings.ts'

test('settings survive JSON, so that they can be stored and edited', () => {
  expect(JSON.parse(JSON.stringify(defaultSettings))).toEqual(defaultSettings)
})

test('the defaults are the numbers of the rule book', () => {
  expect(defaultSettings).toMatchObject({
    zone: 'Asia/Kolkata',
    callingHours: { allDay: false, days: { mon: { open: '10:00', close: '19:00' }, sun: null } },
    widestHours: { close: '21:00' },
    retry: { noAnswerMinutes: 120, busyMinutes: 30 },
    attempts: {
      perDay: 3,
      unansweredLimit: 6,
      unansweredInDays: 14,
      tooSoonMinutes: 15,
      redialAfterConversationMinutes: 10,
    },
    scoreBands: { hot: 80, warm: 60, hotDays: 7, coldDays: 30 },
    freshHours: 24,
    overdueFollowUpDays: 3,
    lockMinutes: 3,
    sendInfoFollowUpDays: 2,
    correctionMinutes: 15,
    notesMinLength: 10,
    conversationSeconds: 30,
    notifyBeforeCallbackMinutes: 5,
    dispositionNeeds: { NOT_INTERESTED: ['notes'], ESCALATE_TO_MANAGER: ['notes'], BUSY: [] },
  })
})
