import type { HistoryRoom, Keeping, Released } from '@causeway/client'
import { useSync, useWorkspace } from '@causeway/react'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { bytes, counted } from '../../format/words.ts'
import { noteMissing } from '../../history/older.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SheetSection } from '../../parts/Sheet.tsx'
import { keepingWords, saidOfHold, saidOfRoom } from './history-words.ts'

/** Milliseconds: sync comes to rest before history is measured, for that reads all of it. */
const settleTime = 400

/** How much room history takes on this device, and how much of it to keep. */
export default function HistorySection() {
  const workspace = useWorkspace()
  const position = useSync((status) => status.position)
  const phase = useSync((status) => status.phase)
  const { fetchingOlder } = workspace
  const coming = useSyncExternalStore(fetchingOlder.subscribe, fetchingOlder.getState)
  const [room, setRoom] = useState<HistoryRoom>()
  const [asked, setAsked] = useState<Keeping>()
  const [done, setDone] = useState<Done>()
  const name = useId()

  // biome-ignore lint/correctness/useExhaustiveDependencies: each says that there is other to be measured
  useEffect(() => {
    let shown = true
    const timer = setTimeout(() => {
      workspace.historyRoom().then((found) => {
        if (shown) setRoom(found)
      }, noteMissing)
    }, settleTime)
    return () => {
      shown = false
      clearTimeout(timer)
    }
  }, [workspace, position, phase, coming, done])

  async function keep(keeping: Keeping): Promise<void> {
    setAsked(undefined)
    setDone({ keeping, kind: 'working' })
    try {
      setDone({ keeping, kind: 'done', freed: await workspace.keepHistory(keeping) })
    } catch (error) {
      setDone({ keeping, kind: 'done', freed: undefined })
      noteMissing(error)
    }
  }

  if (!room) return null
  const shownChoice = asked ?? done?.keeping ?? room.keeping
  return (
    <SheetSection
      title="History on this device"
      description="What is on the screens is always here, also with no connection. What happened before can be left to the relay to save room."
    >
      <Facts facts={saidOfRoom(room)} />
      <Choice
        legend="How much history to keep"
        name={name}
        value={shownChoice}
        onChange={(keeping) => (keeping === 'all' ? void keep(keeping) : setAsked(keeping))}
        options={keepingWords.map(({ keeping, title, about }) => ({
          value: keeping,
          title,
          description: keeping === 'all' ? about : `${about} ${saidOfHold(room.frees[keeping], workspace)}`,
        }))}
      />
      <div role="status">{done && <Report done={done} />}</div>
      {asked && asked !== 'all' && (
        <Dialog
          open
          onClose={() => setAsked(undefined)}
          title="Keep only recent history here?"
          description="Nothing is lost: the relay keeps everything, and older history is fetched when somebody looks at it. With no connection it cannot be looked at, and what is new in an old record cannot be taken back."
        >
          <p>{saidOfHold(room.frees[asked], workspace)}</p>
          <DialogActions>
            <Button looks onClick={() => setAsked(undefined)}>
              Cancel
            </Button>
            <Button looks look="primary" onClick={() => void keep(asked)}>
              Keep only recent history
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </SheetSection>
  )
}

type Done =
  | { readonly keeping: Keeping; readonly kind: 'working' }
  | { readonly keeping: Keeping; readonly kind: 'done'; readonly freed: Released | undefined }

function Report({ done }: { readonly done: Done }) {
  if (done.kind === 'working')
    return <Notice>{done.keeping === 'all' ? 'Fetching what is not here…' : 'Making room…'}</Notice>
  if (done.keeping === 'all')
    return (
      <Notice tone="ok">
        All history is kept on this device. What is not here is fetched from the relay.
      </Notice>
    )
  if (!done.freed)
    return <Notice tone="ok">Chosen. Another tab of this browser makes the room within a minute.</Notice>
  const { events } = done.freed
  return (
    <Notice tone="ok">
      {events === 0
        ? 'Chosen. There is nothing to free just now; room is made by itself as history grows.'
        : `${bytes(done.freed.bytes)} freed: the history of ${counted(events, 'change')} is left to the relay.`}
    </Notice>
  )
}
