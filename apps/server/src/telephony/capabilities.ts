import { exotelCapabilities } from './exotel/capabilities.ts'
import { type Capabilities, capabilities } from './port.ts'

const byCarrier: Readonly<Record<string, Capabilities>> = { exotel: exotelCapabilities }

const none = Object.fromEntries(
  capabilities.map((name) => [name, { can: false, why: 'This line is not in use any more.' }]),
) as Capabilities

/** What calls over a carrier can do, also long after its line was taken away. */
export const capabilitiesOf = (carrier: string): Capabilities => byCarrier[carrier] ?? none
