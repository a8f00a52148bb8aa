import { useAggregate, useWorkspace } from '@causeway/react'
import { text } from '@causeway/text'
import { type OpenText, openPastText, openText } from '@causeway/text/document'
import { joinRoom, type LiveRoom } from '@causeway/text/live'
import { useEffect, useState } from 'react'
import { useMembership } from '../app/membership-context.ts'
import { useIsPast } from '../travel/travel.ts'

/** A text that is open here, and who else is in it. */
export interface SharedText {
  readonly open: OpenText
  /** Absent where there is no room. */
  readonly others: LiveRoom['awareness'] | undefined
}

/**
 * Opens a text while it is shown, and its live room with it: what others type is there at once. Recording is the
 * text's own, with a room or without. A device of a demo joins none: the room would get around its plug.
 * Neither does a text as it was: the room is of now.
 */
export function useSharedText(id: string): SharedText | undefined {
  const workspace = useWorkspace()
  const membership = useMembership()
  const { edits } = useAggregate(text, id).state
  // What comes in later is followed by the document itself; from one moment of the past to another it is another one.
  const asItWas = useIsPast() ? edits : undefined
  const [shared, setShared] = useState<SharedText>()
  useEffect(() => {
    const { token, workspace: name, actor, role, device } = membership
    const open = asItWas ? openPastText(asItWas) : openText(workspace, id)
    const room =
      device === undefined && !asItWas
        ? joinRoom({
            relay: location.origin,
            token,
            workspace: name,
            room: `text/${id}`,
            doc: open.doc,
            me: { name: actor, role },
          })
        : undefined
    setShared({ open, others: room?.awareness })
    return () => {
      setShared(undefined)
      room?.close()
      void open.close()
    }
  }, [workspace, membership, asItWas, id])
  return shared
}
