import type { Permission } from '../platform/http/serve.ts'

/** Everybody minds their own sign-in. */
export const mayMindOwnSignIn: Permission = () => true
