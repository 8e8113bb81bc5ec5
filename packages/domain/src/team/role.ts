export const roles = ['agent', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]
