import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './Button.tsx'

interface CopyButtonProps {
  readonly text: string
  /** What it says before it is pressed. */
  readonly children: string
}

/** Puts a text on the clipboard, and says when it is there. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const [result, setResult] = useState<'copied' | 'failed'>()
  useEffect(() => {
    if (!result) return
    const timer = setTimeout(() => setResult(undefined), 2000)
    return () => clearTimeout(timer)
  }, [result])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setResult('copied')
    } catch {
      setResult('failed')
    }
  }
  return (
    <Button looks icon={result === 'copied' ? Check : Copy} onClick={copy}>
      <span aria-live="polite">
        {result === 'copied' ? 'Copied' : result === 'failed' ? 'Select it and copy by hand' : children}
      </span>
    </Button>
  )
}
