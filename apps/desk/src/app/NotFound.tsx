import { MapPinOff } from 'lucide-react'
import { useLocation } from 'wouter'
import { Button } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { ScreenHeader } from './ScreenHeader.tsx'

/** For an address that leads nowhere. */
export function NotFound() {
  const [, navigate] = useLocation()
  return (
    <>
      <ScreenHeader title="Not found" />
      <Empty
        icon={MapPinOff}
        title="There is nothing at this address"
        actions={
          <Button looks onClick={() => navigate('/orders')}>
            Go to the orders
          </Button>
        }
      />
    </>
  )
}
