import { Suspense, useState } from 'react'
import { loadLater } from '../../app/load-later.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import type { RefusedAddition } from './use-adding.ts'

const MoveGoods = loadLater(async () => ({ default: (await import('../stock/MoveGoods.tsx')).MoveGoods }))

interface NotHereProps {
  readonly refused: RefusedAddition
  readonly onSell: () => void
  readonly onClose: () => void
}

/** The shelf has not enough: another location is asked for more, or it is sold anyway. */
export function NotHere({ refused, onSell, onClose }: NotHereProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Notice
        tone="bad"
        title="Not on the shelf"
        actions={
          <>
            <Button small onClick={() => setAsking(true)}>
              Ask for more
            </Button>
            <Button small onClick={onSell}>
              Sell anyway
            </Button>
            <Button small look="quiet" onClick={onClose}>
              Leave it
            </Button>
          </>
        }
      >
        {refused.message}
      </Notice>
      {asking && (
        <Suspense>
          <MoveGoods
            goods={[{ product: refused.product, quantity: 1 }]}
            onClose={() => setAsking(false)}
            onDone={() => {
              setAsking(false)
              onClose()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
