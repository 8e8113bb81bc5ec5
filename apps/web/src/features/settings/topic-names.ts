import type { Topic } from './topics.ts'

const all: Readonly<Record<Topic, true>> = {
  workspace: true,
  callingHours: true,
  widestHours: true,
  holidays: true,
  retry: true,
  attempts: true,
  scoreBands: true,
  vip: true,
  dispositionNeeds: true,
  desk: true,
}
export const topicNames = Object.keys(all) as Topic[]
