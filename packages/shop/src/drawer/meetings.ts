import { between } from '@causeway/core'
import { DrawerClosed, DrawerOpened } from './events.ts'

/** What happens when two different things are done to one drawer, apart. */
export const drawerMeetings = [
  between(DrawerOpened, DrawerClosed, {
    stands: DrawerClosed,
    because: 'It was counted and signed by somebody who did not know of the opening. Open it again.',
  }),
]
