import { handOverPage } from '@causeway/shop'
import { text } from '@causeway/text'
import type { Editor } from '@tiptap/core'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { MainAction } from '../../app/MainAction.tsx'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useMay } from '../../app/use-may.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Sheet } from '../../parts/Sheet.tsx'
import TextEditor from '../../text/TextEditor.tsx'
import { startDay } from './start-day.ts'

/** The page a shift leaves for the next: what is to be done and to be known, day by day, the newest on top. */
export default function HandOverScreen() {
  const [editor, setEditor] = useState<Editor | null>(null)
  const start = () => editor && startDay(editor, new Date())
  const mayWrite = useMay()(text, 'write')
  useShortcut('create', start, mayWrite)
  return (
    <>
      <ScreenHeader title="Hand-over">
        {mayWrite && (
          <MainAction icon={CalendarPlus} isBeside={false} onClick={start}>
            Start the day
          </MainAction>
        )}
      </ScreenHeader>
      <Sheet>
        <TextEditor
          id={handOverPage}
          label="The hand-over page"
          placeholder="What the next shift should know. Start the day for a heading and a list, or just write."
          tall
          onEditor={setEditor}
        />
      </Sheet>
    </>
  )
}
