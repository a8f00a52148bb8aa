import { Route, Switch } from 'wouter'
import { idIn } from '../../app/addresses.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useIsWide } from '../../parts/use-is-wide.ts'
import { CloseReport } from './CloseReport.tsx'
import { DrawersPane } from './DrawersPane.tsx'
import styles from './MoneyScreen.module.css'
import { MoneyTabs } from './MoneyTabs.tsx'
import { PaymentsPane } from './PaymentsPane.tsx'

/** What was paid, where the cash is, and what was signed at the end of the day. */
export default function MoneyScreen() {
  const isWide = useIsWide()
  return (
    <div className={styles.money}>
      <ScreenHeader title="Money">{isWide && <MoneyTabs />}</ScreenHeader>
      {/* The bar of a phone has no room for them. */}
      {!isWide && (
        <div className={styles.tabs}>
          <MoneyTabs />
        </div>
      )}
      <div className={styles.body}>
        <Switch>
          <Route path="/money/drawers/:drawer/closes/:close">
            {({ drawer, close }) => <CloseReport id={idIn(drawer) ?? ''} close={idIn(close) ?? ''} />}
          </Route>
          <Route path="/money/drawers/:drawer?">{({ drawer }) => <DrawersPane id={idIn(drawer)} />}</Route>
          <Route>
            <PaymentsPane />
          </Route>
        </Switch>
      </div>
    </div>
  )
}
