import type { Permission } from '../platform/http/serve.ts'

export const maySeeFloor: Permission = ({ role }) => role !== 'agent'
export const maySeeOwnDay: Permission = () => true
