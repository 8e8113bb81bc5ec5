import { useMutation } from '@tanstack/react-query'
import type { UserView } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { signedIn } from '@/lib/session.ts'

export interface SignIn {
  submit: (who: { email: string; password: string }) => void
  busy: boolean
  error: unknown
}

/** Signs in, and calls `onDone` once the session stands. */
export function useSignIn(onDone: (user: UserView) => void): SignIn {
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: { email: string; password: string }) => api('POST /api/auth/login', { body }),
    onSuccess: (reply) => {
      signedIn(reply)
      onDone(reply.user)
    },
  })
  return { submit: mutate, busy: isPending, error }
}
