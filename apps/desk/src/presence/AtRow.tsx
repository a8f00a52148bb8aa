import { useMembership } from '../app/membership-context.ts'
import styles from './AtRow.module.css'
import { Avatar } from './Avatar.tsx'
import { usePeople } from './people.ts'
import { personsOf } from './places.ts'

/** In a list: the others who have this record open. */
export default function AtRow({ at }: { readonly at: string }) {
  const { actor } = useMembership()
  const there = personsOf(usePeople().filter((present) => present.at === at && present.name !== actor))
  return there.map(({ name, isIdle, isEditing }) => (
    <span key={name} className={styles.one} title={`${name} ${isEditing ? 'is editing' : 'has this open'}`}>
      <Avatar small name={name} isIdle={isIdle} />
      <span className={styles.words}>
        {name} {isEditing ? 'is editing' : 'has this open'}
      </span>
    </span>
  ))
}
