import { type ReactNode, useMemo, useState } from 'react'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { Filter } from '../../list/Filter.tsx'
import { Badge } from '../../parts/Badge.tsx'
import { Sheet, SheetSection } from '../../parts/Sheet.tsx'
import { Marks } from '../../sync/Marks.tsx'
import styles from './HelpScreen.module.css'
import { MeetingTable } from './MeetingTable.tsx'
import { meetingsByKind } from './meetings.ts'

const nothing = { waiting: 0, questions: 0, trouble: undefined, refused: false } as const

/** How the desk settles what people do at the same time, and what its words mean. */
export default function HelpScreen() {
  const kinds = useMemo(() => meetingsByKind().filter(({ meetings }) => meetings.length > 0), [])
  const [kind, setKind] = useState('order')
  const shown = kinds.find((one) => one.kind === kind)
  return (
    <>
      <ScreenHeader title="Help" />
      <Sheet>
        <SheetSection
          title="When two people change the same"
          description="Nothing is overwritten in silence. Changes to different things simply add up; where two meet, the desk goes by a rule or asks. This table is made from those rules."
        >
          <Filter
            label="Kind of record"
            value={kind}
            onChange={setKind}
            options={kinds.map((one) => ({ name: one.kind, title: one.title, count: one.meetings.length }))}
          />
          {shown && <MeetingTable kind={shown} />}
          <p className={styles.more}>
            Anybody can undo what they did themselves, as long as nobody has built on it. Money that changed
            hands and goods that moved are never undone or refused: what is wrong is corrected by an entry of
            its own.
          </p>
        </SheetSection>
        <SheetSection
          title="See it happen"
          description="The demo shows three devices of one team side by side, each with a plug to pull, and how what they record comes together. It has a workspace of its own: nothing there touches this desk."
        >
          <p>
            <a href="/demo" target="_blank" rel="noreferrer">
              Open the demo
            </a>
          </p>
        </SheetSection>
        <SheetSection title="Marks on records">
          <dl className={styles.words}>
            <Word term={<Marks {...nothing} waiting={1} />}>
              Saved on this device and not sent yet. It is sent as soon as there is a connection.
            </Word>
            <Word term={<Marks {...nothing} questions={1} />}>
              Two people gave different answers, or a number cannot be right. It is in the list under Needs
              you; work goes on meanwhile.
            </Word>
            <Word term={<Marks {...nothing} refused />}>
              A change was not taken, with the reason. Try it again on the new state, or discard it.
            </Word>
            <Word term={<Marks {...nothing} trouble="newer" />}>
              A newer version of the desk changed it. It can be read; load the page again to edit.
            </Word>
            <Word term={<Marks {...nothing} trouble="quarantined" />}>
              One change could not be read and was set aside. Everything else goes on.
            </Word>
          </dl>
        </SheetSection>
        <SheetSection title="Words in a record’s history">
          <dl className={styles.words}>
            <Word term={<Badge tone="ok">Merged</Badge>}>
              Somebody changed the same at the same time, and both changes stand.
            </Word>
            <Word term={<Badge>Replaced</Badge>}>
              It gave way to another change by a rule. It stays in the history.
            </Word>
            <Word term={<Badge tone="warn">In question</Badge>}>Somebody has to decide between answers.</Word>
            <Word term={<Badge tone="bad">Refused</Badge>}>
              Somebody else was first, so that it does not count.
            </Word>
            <Word term={<Badge>Undone</Badge>}>Whoever did it took it back.</Word>
          </dl>
        </SheetSection>
      </Sheet>
    </>
  )
}

function Word({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.word}>
      <dt>{term}</dt>
      <dd className={styles.meaning}>{children}</dd>
    </div>
  )
}
