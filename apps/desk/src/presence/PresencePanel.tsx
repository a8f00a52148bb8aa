import { Popover } from '@base-ui/react/popover'
import type { RefObject } from 'react'
import { Link } from 'wouter'
import { useMembership } from '../app/membership-context.ts'
import { Avatar } from './Avatar.tsx'
import styles from './PresencePanel.module.css'
import { usePeople } from './people.ts'
import { personsOf, screenOf } from './places.ts'

interface PresencePanelProps {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** Who is at the desk, on which screen and which device. Each leads to where they are. */
export default function PresencePanel({ anchor, onClose }: PresencePanelProps) {
  const { actor } = useMembership()
  const persons = personsOf(usePeople())
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        // The button closes its panel itself; closing here as well would open it again.
        const onButton = event.target instanceof Node && anchor.current?.contains(event.target)
        if (!open && !onButton) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          sideOffset={6}
          align="end"
          collisionPadding={8}
          className={styles.positioner}
        >
          <Popover.Popup finalFocus={anchor} className={styles.popup}>
            <Popover.Title className={styles.title}>Here now</Popover.Title>
            <ul>
              {persons.flatMap(({ name, tabs }) =>
                tabs.map(({ id, at, device, isIdle }) => (
                  <li key={id}>
                    <Link href={at} className={styles.person} onClick={onClose}>
                      <Avatar name={name} isIdle={isIdle} />
                      <span className={styles.name}>
                        {name === actor ? `${name} (you, elsewhere)` : name}
                      </span>
                      <span className={styles.place}>
                        {[screenOf(at), device].filter((part) => part !== '').join(' · ')}
                      </span>
                      <span className={styles.idle}>{isIdle && 'Idle'}</span>
                    </Link>
                  </li>
                )),
              )}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
