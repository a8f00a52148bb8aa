import { Popover } from '@base-ui/react/popover'
import { useRefusals, useSync, useWorkspace } from '@causeway/react'
import { RefreshCw } from 'lucide-react'
import type { RefObject } from 'react'
import { Link } from 'wouter'
import { useOtherDevices } from '../devices/use-other-devices.ts'
import { ago, counted } from '../format/words.ts'
import { deviceName } from '../history/author.ts'
import { Button } from '../parts/Button.tsx'
import { useNow } from '../parts/use-now.ts'
import { RefusalNotice } from '../screens/needs-you/RefusalNotice.tsx'
import { explainSync, phaseWords } from './explain.ts'
import { isWaiting, useMarkedRecords } from './records.ts'
import styles from './SyncPanel.module.css'
import { needYou } from './words.ts'

/** As many records as one reads at a glance. */
const shown = 6

interface SyncPanelProps {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** Behind the sync pill: what is waiting, when the relay was last heard, and what it refused. */
export default function SyncPanel({ anchor, onClose }: SyncPanelProps) {
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        // The pill closes its panel itself; closing here as well would open it again.
        const onPill = event.target instanceof Node && anchor.current?.contains(event.target)
        if (!open && !onPill) onClose()
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
            <Contents onClose={onClose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Contents({ onClose }: { readonly onClose: () => void }) {
  const workspace = useWorkspace()
  const status = useSync()
  const waiting = useMarkedRecords(isWaiting)
  const refusals = useRefusals()
  const devices = useOtherDevices() ?? []
  const { questions } = status
  const now = useNow()
  return (
    <>
      <div className={styles.part}>
        <Popover.Title className={styles.title}>{phaseWords[status.phase]}</Popover.Title>
        <p className={styles.explanation}>{explainSync(status)}</p>
        <div className={styles.contact}>
          <span>
            {status.lastContact === undefined
              ? 'The relay has not been heard yet'
              : `Relay last heard ${ago(status.lastContact, Math.max(now, status.lastContact))}`}
          </span>
          <Button small icon={RefreshCw} onClick={() => workspace.syncNow()}>
            Sync now
          </Button>
        </div>
      </div>
      {status.waiting > 0 && (
        <div className={styles.part}>
          <h3 className={styles.heading}>{counted(status.waiting, 'change')} waiting</h3>
          <ul>
            {waiting.slice(0, shown).map((record) => (
              <li key={record.stream}>
                <Link href={record.href} className={styles.record} onClick={onClose}>
                  <span className={styles.name}>{record.title}</span>
                  <span className={styles.count}>{counted(record.waiting, 'change')}</span>
                </Link>
              </li>
            ))}
          </ul>
          {waiting.length > shown && (
            <p className={styles.more}>and {counted(waiting.length - shown, 'more record')}</p>
          )}
        </div>
      )}
      {devices.length > 0 && (
        <div className={styles.part}>
          <h3 className={styles.heading}>Last heard of other devices</h3>
          <ul>
            {devices.slice(0, shown).map(({ device, actor, heardAt }) => (
              <li key={device} className={styles.device}>
                <span className={styles.name}>
                  {actor}, {deviceName({ replica: device }, workspace)}
                </span>
                <span className={styles.count}>{ago(heardAt, Math.max(now, heardAt))}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {refusals.length > 0 && (
        <div className={styles.part}>
          {refusals.slice(0, shown).map((refusal) => (
            <RefusalNotice key={refusal.command} refusal={refusal} />
          ))}
        </div>
      )}
      {questions > 0 && (
        <div className={styles.part}>
          <Link href="/needs-you" className={styles.record} onClick={onClose}>
            <span className={styles.name}>{needYou(questions)}</span>
          </Link>
        </div>
      )}
    </>
  )
}
