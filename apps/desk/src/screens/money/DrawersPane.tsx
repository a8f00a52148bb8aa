import { useView } from '@causeway/react'
import { drawer, drawerList, mainDrawer } from '@causeway/shop'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { mainDrawerChoice, useDeviceDrawer } from '../../app/device-drawer.ts'
import { useMay } from '../../app/use-may.ts'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { ListToolbar, SplitScreen } from '../../parts/SplitScreen.tsx'
import { DrawerDetail } from './DrawerDetail.tsx'
import styles from './DrawersPane.module.css'
import { NewDrawer } from './NewDrawer.tsx'

/** The drawers, and the one that is open beside them: that of this device unless another was chosen. */
export function DrawersPane({ id }: { readonly id: string | undefined }) {
  const own = useDeviceDrawer()
  const may = useMay()
  const known = useView(drawerList, ({ sorted }) => sorted)
  const [isAdding, setIsAdding] = useState(false)
  const drawers = known.some((row) => row.id === mainDrawer)
    ? known
    : [{ ...mainDrawerChoice, isOpen: false, questions: 0 }, ...known]
  const shown = id ?? own
  return (
    <>
      <SplitScreen
        listLabel="Drawer list"
        list={
          <>
            {may(drawer, 'add') && (
              <ListToolbar>
                <Button icon={Plus} onClick={() => setIsAdding(true)}>
                  New drawer
                </Button>
              </ListToolbar>
            )}
            <VirtualList
              label="Drawers"
              rows={drawers}
              rowHeight={52}
              idOf={(row) => row.id}
              hrefOf={(row) => `/money/drawers/${encodeURIComponent(row.id)}`}
              current={shown}
            >
              {(row) => (
                <div className={styles.row}>
                  <span className={styles.name}>{row.name}</span>
                  {row.id === own && <span className={styles.own}>This device</span>}
                  <Badge tone={row.questions > 0 ? 'warn' : row.isOpen ? 'active' : 'neutral'}>
                    {row.questions > 0 ? 'Needs you' : row.isOpen ? 'Open' : 'Closed'}
                  </Badge>
                </div>
              )}
            </VirtualList>
          </>
        }
        detailLabel="Drawer"
        detail={<DrawerDetail key={shown} id={shown} />}
        isOpen={id !== undefined}
      />
      {isAdding && <NewDrawer onClose={() => setIsAdding(false)} />}
    </>
  )
}
