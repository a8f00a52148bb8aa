import { Suspense, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { loadLater } from '../app/load-later.ts'
import { useMembership } from '../app/membership-context.ts'
import { counted } from '../format/words.ts'
import { useTravel } from '../travel/travel.ts'
import { Avatar } from './Avatar.tsx'
import styles from './PresenceBar.module.css'
import { usePeople } from './people.ts'
import { personsOf } from './places.ts'
import { enterDesk, type Presence } from './presence-room.ts'
import { useIdle, useTouched } from './use-idle.ts'

const PresencePanel = loadLater(() => import('./PresencePanel.tsx'))

/** As many faces as the bar has room for, or one less and how many more there are. */
const room = 3

/** Who else is at the desk, in the bar. While it is there, this tab is seen by the others. */
export default function PresenceBar() {
  useBeingHere()
  const { actor } = useMembership()
  const persons = personsOf(usePeople())
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const others = persons.filter(({ name }) => name !== actor)
  const here = others.length > 0 ? others : persons
  const shown = here.length > room ? room - 1 : room
  const names = others.length > 0 ? others.map(({ name }) => name).join(', ') : 'you, elsewhere'
  return (
    <>
      {persons.length > 0 && (
        <button
          ref={button}
          type="button"
          className={styles.people}
          aria-label={`Here now: ${names}`}
          title={`Here now: ${names}`}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          {here.slice(0, shown).map(({ name, isIdle }) => (
            <Avatar key={name} name={name} isIdle={isIdle} />
          ))}
          {here.length > room && (
            <span className={styles.more} title={counted(here.length, 'person', 'people')}>
              +{here.length - shown}
            </span>
          )}
        </button>
      )}
      {open && persons.length > 0 && (
        <Suspense>
          <PresencePanel anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Says where this tab is, from now until it closes. */
function useBeingHere(): void {
  const membership = useMembership()
  const [at] = useLocation()
  const isIdle = useIdle()
  // Who looks at a past moment changes nothing there.
  const { past } = useTravel()
  const isEditing = useTouched(at) && !past
  const presence = useRef<Presence>(undefined)
  useEffect(() => {
    // The devices of a demo share a window: they are heard through their plug alone.
    if (membership.device !== undefined) return
    const entered = enterDesk(membership)
    presence.current = entered
    return () => entered.leave()
  }, [membership])
  useEffect(() => presence.current?.say({ at, isIdle, isEditing }), [at, isIdle, isEditing])
}
