import type { Permission } from '../platform/http/serve.ts'

export const mayReadSettings: Permission = () => true
export const mayChangeSettings: Permission = ({ role }) => role === 'admin'
