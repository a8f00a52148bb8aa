import type { Line } from '@causeway/client/plug'
import { useStore } from 'zustand'
import { Segments } from '../parts/Segments.tsx'
import styles from './DeviceFrame.module.css'
import { basePath, deviceIcons } from './devices.ts'
import type { StageDevice } from './stage.ts'

interface DeviceFrameProps {
  readonly device: StageDevice
  /** On a small window only one is seen. */
  readonly isInFront: boolean
}

const lines: readonly { readonly value: Line; readonly title: string }[] = [
  { value: 'open', title: 'Online' },
  { value: 'slow', title: 'Slow' },
  { value: 'losing answers', title: 'Lossy' },
  { value: 'cut', title: 'Offline' },
]

const lineWords: Readonly<Record<Line, string>> = {
  open: 'Connected to the relay.',
  slow: 'Everything takes three seconds there and back.',
  'losing answers': 'What is sent arrives; the relay’s answers do not.',
  cut: 'The plug is pulled.',
}

/** One device: the real desk, in a storage of its own, and its plug. */
export function DeviceFrame({ device: { name, actor, plug }, isInFront }: DeviceFrameProps) {
  const line = useStore(plug.state, (state) => state.line)
  const Icon = deviceIcons[name]
  const title = `${actor}’s ${name}`
  return (
    <section
      className={styles.device}
      data-front={isInFront || undefined}
      data-line={line}
      aria-label={title}
    >
      <div className={styles.head}>
        <Icon aria-hidden size={16} strokeWidth={1.75} />
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.plug} title={lineWords[line]}>
          <Segments label={`Line of ${title}`} isBare value={line} onChange={plug.set} options={lines} />
        </div>
      </div>
      <div className={styles.screen}>
        <iframe className={styles.frame} title={`The desk on ${title}`} src={`${basePath(name)}/orders`} />
      </div>
    </section>
  )
}
