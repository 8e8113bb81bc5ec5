import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ErrorState } from '@/ui/error-state.tsx'
import { NotForRole } from './guards.ts'
import { NotAllowed } from './not-found.tsx'

/** What a screen shows when it could not be opened; the shell around it lives on. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  if (error instanceof NotForRole) return <NotAllowed />
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        reset()
        void router.invalidate()
      }}
    />
  )
}
