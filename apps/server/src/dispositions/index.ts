export { asRefusal } from './refuse.ts'
export { registerDispositions } from './routes.ts'
export { sayOutcome } from './say.ts'
export { dispositionsOf, insertDisposition, type LeadBefore } from './store.ts'
