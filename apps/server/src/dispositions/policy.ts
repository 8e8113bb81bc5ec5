import type { Permission } from '../platform/http/serve.ts'

export const mayReadDispositions: Permission = () => true
