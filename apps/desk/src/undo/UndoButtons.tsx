import type { UndoEntry } from '@causeway/client'
import { useWorkspace } from '@causeway/react'
import { Redo2, Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import { keyLabel, shortcuts } from '../keyboard/shortcuts.ts'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import { IconButton } from '../parts/Button.tsx'
import { sayRequest } from '../words/command-words.ts'
import { useSay } from './say.ts'
import styles from './UndoButtons.module.css'
import { useUndoActions } from './use-undo-actions.ts'
import { newlyDone, useUndoing, wentOn } from './use-undoing.ts'

/** Undo and redo, in the bar and by key, each saying what it is about; and the offer to undo after an action. */
export default function UndoButtons() {
  const workspace = useWorkspace()
  const { undo, redo } = useUndoing()
  const actions = useUndoActions()
  const say = useSay()
  const words = ({ commands }: UndoEntry) => sayRequest(workspace, commands)
  const back = (entry: UndoEntry) => void actions.undo(entry.command, words(entry))
  const forward = (entry: UndoEntry) => void actions.redo(entry.command, words(entry))

  useShortcut('undo', () =>
    undo ? back(undo) : say({ tone: 'plain', text: 'There is nothing of yours to undo on this device.' }),
  )
  useShortcut('redo', () =>
    redo ? forward(redo) : say({ tone: 'plain', text: 'There is nothing to do again.' }),
  )
  useEffect(
    () =>
      workspace.undoing.subscribe((after, before) => {
        if (wentOn(before, after)) say(undefined)
        const done = newlyDone(before, after)
        // Another tab did it, and says so itself.
        if (!done || document.hidden) return
        const said = sayRequest(workspace, done.commands)
        const run = () => void actions.undo(done.command, said)
        say({ tone: 'plain', text: `Done: ${said}`, action: { label: 'Undo', run } })
      }),
    [workspace, actions, say],
  )
  return (
    <div className={styles.buttons}>
      {undo && (
        <IconButton
          label={`Undo: ${words(undo)}`}
          title={`Undo: ${words(undo)} (${keyLabel(shortcuts.undo.keys[0])})`}
          icon={Undo2}
          onClick={() => back(undo)}
        />
      )}
      {redo && (
        <IconButton
          label={`Redo: ${words(redo)}`}
          title={`Redo: ${words(redo)} (${keyLabel(shortcuts.redo.keys[0])})`}
          icon={Redo2}
          onClick={() => forward(redo)}
        />
      )}
    </div>
  )
}
