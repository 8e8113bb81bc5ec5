export { capabilitiesOf } from './capabilities.ts'
export {
  keepMessage,
  keptText,
  messagesOfCall,
  pruneRejected,
  settleMessage,
  unsettledMessages,
  type Verdict,
} from './carrier-events.ts'
export { makeExotel } from './exotel/index.ts'
export {
  type Carrier,
  type CarrierMessage,
  DialError,
  type DialFailure,
  type LookUp,
  type Told,
  type Translation,
  type Transport,
} from './port.ts'
