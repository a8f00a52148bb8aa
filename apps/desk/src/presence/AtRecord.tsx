import { useMembership } from '../app/membership-context.ts'
import styles from './AtRecord.module.css'
import { Avatar } from './Avatar.tsx'
import { usePeople } from './people.ts'
import { personsOf } from './places.ts'

interface AtRecordProps {
  /** The record's address. */
  readonly at: string
  /** What it is called, `order`. */
  readonly what: string
}

/** Says who else has a record open, and who changes it. It stands in the gap under the head, so nothing moves. */
export default function AtRecord({ at, what }: AtRecordProps) {
  const { actor } = useMembership()
  const there = personsOf(usePeople().filter((present) => present.at === at))
  return (
    <p className={styles.there} role="status">
      {there.map(({ name, isIdle, isEditing }) => (
        <span key={name} className={styles.one}>
          <Avatar small name={name} isIdle={isIdle} />
          <span className={styles.words}>
            {name === actor ? 'You, elsewhere,' : name}{' '}
            {isEditing
              ? `${name === actor ? 'are' : 'is'} editing this ${what}`
              : `${name === actor ? 'have' : 'has'} this ${what} open`}
            {isIdle && ', idle'}
          </span>
        </span>
      ))}
    </p>
  )
}
