import type { Permission } from '../platform/http/serve.ts'

export const maySeeCampaigns: Permission = () => true
export const mayChangeCampaigns: Permission = ({ role }) => role !== 'agent'
