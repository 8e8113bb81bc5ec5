import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from '@/lib/query.ts'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { Toaster } from '@/ui/toaster.tsx'
import type { AppRouter } from './router.ts'

export function App({ router }: { router: AppRouter }) {
  return (
    <QueryClientProvider client={queryClient}>
      <ErrorBoundary>
        <RouterProvider router={router} />
      </ErrorBoundary>
      <Toaster />
    </QueryClientProvider>
  )
}
