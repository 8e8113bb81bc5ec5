export { registerCompliance } from './routes.ts'
export { blockPhone, unblockPhone } from './store.ts'
