import { Component, type ReactNode } from 'react'
import { Button } from '../parts/Button.tsx'
import styles from './ErrorBoundary.module.css'

interface ErrorBoundaryProps {
  /** Showing another screen gives it a new chance. */
  readonly resetKey: string
  readonly children: ReactNode
}

/** Keeps a fault in one screen from taking the desk with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidUpdate(previous: ErrorBoundaryProps): void {
    if (previous.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: undefined })
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className={styles.fault} role="alert">
        <h2 className={styles.title}>This screen stopped working</h2>
        <p>
          What you saved is safe on this device. Go to another screen, or load the page again. If it happens
          again, copy the report under Diagnostics.
        </p>
        <pre className={styles.detail}>{error.message}</pre>
        <Button looks onClick={() => location.reload()}>
          Load again
        </Button>
      </div>
    )
  }
}
