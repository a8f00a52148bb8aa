import { useSync, useWorkspace } from '@causeway/react'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { chooseTheme, chosenTheme, type Theme } from '../../app/theme.ts'
import { counted } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { download } from '../../parts/download.ts'
import { Sheet, SheetSection } from '../../parts/Sheet.tsx'
import { DeskArrangement } from './DeskArrangement.tsx'
import { Locations } from './Locations.tsx'
import { PriceLists } from './PriceLists.tsx'
import { SampleShop } from './SampleShop.tsx'

const themes: readonly { readonly value: Theme; readonly title: string }[] = [
  { value: 'system', title: 'As the system' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
]

/** What is chosen for this device, and what is agreed for the desk. */
export default function SettingsScreen() {
  const workspace = useWorkspace()
  const waiting = useSync((status) => status.waiting)
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <>
      <ScreenHeader title="Settings" />
      <Sheet>
        <SheetSection title="Look" description="For this device.">
          <Choice
            legend="Theme"
            name="theme"
            value={theme}
            onChange={(chosen) => {
              chooseTheme(chosen)
              setTheme(chosen)
            }}
            options={themes}
          />
        </SheetSection>
        <Locations />
        <PriceLists />
        <DeskArrangement />
        <SampleShop />
        <SheetSection
          title="Work that is not sent"
          description={
            waiting === 0
              ? 'Everything recorded on this device is on the relay.'
              : `${counted(waiting, 'change')} on this device and nowhere else yet. A copy in a file keeps them safe whatever happens to the device.`
          }
        >
          <div>
            <Button
              icon={Download}
              disabled={waiting === 0}
              onClick={async () =>
                download(`${workspace.id}-unsent.json`, [await workspace.exportUnsent()], 'application/json')
              }
            >
              Export unsent work
            </Button>
          </div>
        </SheetSection>
      </Sheet>
    </>
  )
}
