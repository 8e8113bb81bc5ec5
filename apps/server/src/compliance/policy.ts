import type { Permission } from '../platform/http/serve.ts'

export const maySeeDoNotCall: Permission = ({ role }) => role !== 'agent'
export const mayChangeDoNotCall: Permission = ({ role }) => role !== 'agent'
