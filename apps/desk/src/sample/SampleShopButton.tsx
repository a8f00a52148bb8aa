import { useWorkspace } from '@causeway/react'
import { product, sampleRemoval, sampleShop, sampleStanding } from '@causeway/shop'
import { Store } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../app/use-may.ts'
import { useCurrency } from '../format/use-currency.ts'
import { Button } from '../parts/Button.tsx'
import styles from './SampleShopButton.module.css'

/** Fills an empty desk with a small made-up shop to try things with. */
export function SampleShopButton() {
  const workspace = useWorkspace()
  const isTheirs = useMay()(product, 'add')
  const currency = useCurrency()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function load(): Promise<void> {
    setPending(true)
    setProblem(undefined)
    const outcomes =
      sampleStanding(workspace.state) === 'out'
        ? [await workspace.execute(sampleRemoval(workspace.state, [], false))]
        : await workspace.executeEach(sampleShop(Date.now(), currency))
    const failed = outcomes.find((outcome) => !outcome.ok)
    if (failed && !failed.ok) setProblem(failed.error.message)
    setPending(false)
  }
  if (!isTheirs) return null
  return (
    <>
      <Button icon={Store} disabled={pending} onClick={() => void load()}>
        Load the sample shop
      </Button>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  )
}
