import { dotKey, type StreamStatus, streamId } from '@causeway/core'
import { Check } from './Check.tsx'
import styles from './OpenMatters.module.css'
import { Question } from './Question.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'

interface OpenMattersProps {
  readonly aggregate: string
  readonly id: string
  readonly status: StreamStatus
}

/** What a record needs a person for, beside the record itself. */
export default function OpenMatters({ aggregate, id, status }: OpenMattersProps) {
  const { conflicts, flags, trouble } = status
  return (
    <div className={styles.matters}>
      {trouble && <TroubleNotice trouble={trouble} />}
      {flags.map((flag) => (
        <Check
          key={[flag.rule, ...flag.events.map(dotKey)].join()}
          stream={streamId(aggregate, id)}
          flag={flag}
        />
      ))}
      {conflicts.map((conflict) => (
        <Question key={conflict.key} aggregate={aggregate} id={id} conflict={conflict} />
      ))}
    </div>
  )
}
