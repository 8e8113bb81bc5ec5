import { type CallView, controls } from '@telehub/contracts'
import { capabilitiesOf } from '../telephony/index.ts'

/** What the line of a call can do during it, and for the rest why not. */
export const controlsOf = (carrier: string): CallView['controls'] => {
  const line = capabilitiesOf(carrier)
  return Object.fromEntries(controls.map((name) => [name, line[name]])) as CallView['controls']
}
