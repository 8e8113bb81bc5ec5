import type { Permission } from '../platform/http/serve.ts'

export const maySeeSchedule: Permission = () => true
