import { useAggregate, useExecute, useWorkspace } from '@causeway/react'
import { order, orderList, sampleRemoval, sampleStanding } from '@causeway/shop'
import { useMay } from '../../app/use-may.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SheetSection } from '../../parts/Sheet.tsx'

/** Takes the sample shop out of the desk once it has served, or brings it back. */
export function SampleShop() {
  const workspace = useWorkspace()
  const { execute, pending, error } = useExecute()
  // Follows what somebody else does with it.
  useAggregate(order, 'sample-order-0')
  const standing = sampleStanding(workspace.state)
  const isTheirs = useMay()(order, 'removeSample')
  if (standing === 'never' || !isTheirs) return null
  const isIn = standing === 'in'
  return (
    <SheetSection
      title="Sample shop"
      description={
        isIn
          ? 'Its orders, products and customers leave every list and sum, on every device. What you used for orders of your own stays, and so does the history.'
          : 'It is out of every list and sum. It can be brought back as it was.'
      }
    >
      {error && <Notice tone="bad">{error.message}</Notice>}
      <div>
        <Button
          disabled={pending}
          onClick={() => {
            const orders = workspace
              .view(orderList)
              .getState()
              .sorted.map(({ id }) => id)
            void execute(sampleRemoval(workspace.state, orders, isIn))
          }}
        >
          {isIn ? 'Remove the sample shop' : 'Bring it back'}
        </Button>
      </div>
    </SheetSection>
  )
}
