import type { LoggedEvent } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { LogOut } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { authorName } from '../history/author.ts'
import { sayPlain } from '../history/entries.ts'
import { recordOf } from '../history/record-of.ts'
import { Button } from '../parts/Button.tsx'
import { Segments } from '../parts/Segments.tsx'
import { type Said, Wire } from '../wire/Wire.tsx'
import { DeviceFrame } from './DeviceFrame.tsx'
import { type DeviceName, deviceNames } from './devices.ts'
import { Guide } from './Guide.tsx'
import styles from './StageScreen.module.css'
import { type Show, wireOf } from './show.ts'

const deviceTitles = { laptop: 'Laptop', tablet: 'Tablet', phone: 'Phone' } as const

/** The demo: devices side by side, a story to follow, and under them the wire. */
export function StageScreen({ show }: { readonly show: Show }) {
  const { stage, observed, since, player } = show
  const [isReady, setReady] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [inFront, setInFront] = useState<DeviceName>('laptop')
  const [until, setUntil] = useState<number>()
  const seen = useStore(observed)
  const from = useStore(since)
  const open = useStore(stage.open)
  const wire = useMemo(() => wireOf(stage, seen, from), [stage, seen, from])
  const history = useMemo(
    () => seen.log.filter(({ position }) => position !== undefined && position <= from.position),
    [seen.log, from.position],
  )
  const { workspace } = open.laptop ?? {}
  const say = useCallback(
    (event: LoggedEvent): Said =>
      workspace
        ? {
            what: sayPlain(workspace, event),
            record: recordOf(workspace, event.stream),
            who: authorName(event, { actor: '' }),
          }
        : { what: event.type, record: event.stream, who: event.actor },
    [workspace],
  )

  useEffect(() => {
    show.ready.then(
      () => setReady(true),
      (error: unknown) => setProblem(String(error)),
    )
  }, [show])

  async function leave(): Promise<void> {
    await stage.close()
    location.assign('/')
  }

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>Causeway demo</h1>
        <p className={styles.about}>
          Three devices of one team, each with a storage and a plug of its own. All of it is deleted when you
          leave.
        </p>
        <Button small icon={LogOut} onClick={leave}>
          Leave the demo
        </Button>
      </header>
      <main className={styles.main}>
        <div className={styles.tabs}>
          <Segments
            label="Device in front"
            isBare
            value={inFront}
            onChange={setInFront}
            options={deviceNames.map((value) => ({ value, title: deviceTitles[value] }))}
          />
        </div>
        <section className={styles.devices} aria-label="Devices">
          {stage.devices.map((device) => (
            <DeviceFrame key={device.name} device={device} isInFront={device.name === inFront} />
          ))}
        </section>
        <div className={styles.lower}>
          <Guide player={player} isReady={isReady} problem={problem} onMoment={setUntil} />
          <section className={styles.wire} aria-label="The wire">
            <Wire
              wire={wire}
              model={shopModel}
              history={history}
              say={say}
              until={until}
              onUntil={setUntil}
            />
          </section>
        </div>
      </main>
    </div>
  )
}
