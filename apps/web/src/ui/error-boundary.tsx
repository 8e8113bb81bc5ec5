import { Component, type ErrorInfo, type ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'

interface Props {
  children: ReactNode
  /** A change of it (the address, an id) gives the area another try. */
  resetKey?: string
  /** Draws the failure; without it an `ErrorState` with a retry is drawn. */
  fallback?: (error: unknown, retry: () => void) => ReactNode
}
interface State {
  failed: { error: unknown } | null
}

/** Keeps a failure inside its area: the rest of the page, the call dock above all, goes on working. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: null }

  static getDerivedStateFromError(error: unknown): State {
    return { failed: { error } }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error('area failed', error, info.componentStack)
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.retry()
  }

  retry = () => this.setState({ failed: null })

  override render() {
    const { failed } = this.state
    if (!failed) return this.props.children
    return this.props.fallback?.(failed.error, this.retry) ?? <ErrorState error={failed.error} onRetry={this.retry} />
  }
}
