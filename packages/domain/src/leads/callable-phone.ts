import type { PhoneState, PhoneType } from './phone.ts'

/** True when a person can be reached there: not marked, not on do-not-call, and not a number that no person holds. */
export function isCallablePhone(phone: {
  readonly type: PhoneType
  readonly state: PhoneState
  readonly doNotCall: boolean
}): boolean {
  return phone.state === 'ok' && !phone.doNotCall && reachesPerson(phone.type)
}

function reachesPerson(type: PhoneType): boolean {
  switch (type) {
    case 'toll-free':
    case 'shared-cost':
    case 'uan':
      return false
    case 'mobile':
    case 'landline':
    case 'undecidable':
    case 'voip':
    case 'other':
      return true
  }
}
