import { useSync, useWorkspace } from '@causeway/react'
import type { OtherDevice } from '../../devices/devices.ts'
import { shortDate } from '../../format/words.ts'
import { deviceName } from '../../history/author.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useNow } from '../../parts/use-now.ts'
import { capitalised } from '../../words/names.ts'
import styles from './HeardOf.module.css'

/** When the other devices were last heard of: what they did since is not here, and cannot be signed. */
export function HeardOf({ devices }: { readonly devices: readonly OtherDevice[] | undefined }) {
  const { replica } = useWorkspace()
  const isLive = useSync(({ phase }) => phase === 'live')
  const lastContact = useSync((status) => status.lastContact)
  const now = useNow()
  return (
    <>
      {!isLive && (
        <Notice tone="warn" title="This device has no connection">
          {lastContact === undefined
            ? 'What others took is not here.'
            : `What others took since ${shortDate(lastContact, now)} is not here.`}{' '}
          It comes into the next close.
        </Notice>
      )}
      {devices !== undefined && devices.length > 0 && (
        <Notice tone="warn" title="Is everything here?">
          <ul className={styles.devices}>
            {devices.map(({ device, actor, heardAt }) => (
              <li key={device}>
                {capitalised(deviceName({ replica: device }, { replica }))} ({actor}) last heard{' '}
                {shortDate(heardAt, now)}
              </li>
            ))}
          </ul>
          What one of them has not sent comes into the next close, as late.
        </Notice>
      )}
    </>
  )
}
