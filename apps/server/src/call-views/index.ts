export { type CallRow, factsOfCall } from './facts.ts'
export { type NamedCallRow, presentCall } from './present.ts'
export { lastCallsOfLead, readCallView, selectNamedCalls } from './queries.ts'
