export { asRefusal } from './refuse.ts'
export { registerDispositions } from './routes.ts'
export { type Outcome, sayOutcome } from './say.ts'
export { type Disposition, dispositionsOf, insertDisposition, type LeadBefore } from './store.ts'
