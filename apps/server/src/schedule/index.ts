export { notify } from './notify.ts'
export { closeActionByCall, closeOpenActions, firstOpenAction, planNextAction, undoActionsOfCall } from './plan.ts'
export type { Action, ActionDetails } from './store.ts'
