import type { strings as auth } from './en/auth.ts'
import type { strings as calls } from './en/calls.ts'
import type { strings as campaigns } from './en/campaigns.ts'
import type { strings as common } from './en/common.ts'
import type { strings as compliance } from './en/compliance.ts'
import type { strings as floor } from './en/floor.ts'
import type { strings as hours } from './en/hours.ts'
import type { strings as imports } from './en/imports.ts'
import type { strings as leads } from './en/leads.ts'
import type { strings as people } from './en/people.ts'
import type { strings as schedule } from './en/schedule.ts'
import type { strings as settings } from './en/settings.ts'

/** The areas and their keys. English is the measure: a key that it lacks does not compile. */
export interface Strings {
  common: typeof common
  auth: typeof auth
  leads: typeof leads
  calls: typeof calls
  schedule: typeof schedule
  imports: typeof imports
  people: typeof people
  settings: typeof settings
  hours: typeof hours
  campaigns: typeof campaigns
  compliance: typeof compliance
  floor: typeof floor
}

declare module '../../lib/i18n.ts' {
  interface Areas extends Strings {}
}
