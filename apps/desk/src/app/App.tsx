import { Suspense } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import OrdersScreen from '../screens/orders/OrdersScreen.tsx'
import type { Membership } from '../session/membership.ts'
import { TravelProvider } from '../travel/TravelProvider.tsx'
import { Toasts } from '../undo/Toasts.tsx'
import { idIn } from './addresses.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { loadLater } from './load-later.ts'
import { MembershipContext } from './membership-context.ts'
import { NotFound } from './NotFound.tsx'
import { Shell } from './Shell.tsx'

const ProductsScreen = loadLater(() => import('../screens/products/ProductsScreen.tsx'))
const StockScreen = loadLater(() => import('../screens/stock/StockScreen.tsx'))
const MovesScreen = loadLater(() => import('../screens/stock/MovesScreen.tsx'))
const CountScreen = loadLater(() => import('../screens/stock/CountScreen.tsx'))
const CustomersScreen = loadLater(() => import('../screens/customers/CustomersScreen.tsx'))
const MoneyScreen = loadLater(() => import('../screens/money/MoneyScreen.tsx'))
const NeedsYouScreen = loadLater(() => import('../screens/needs-you/NeedsYouScreen.tsx'))
const HistoryScreen = loadLater(() => import('../screens/history/HistoryScreen.tsx'))
const InsightsScreen = loadLater(() => import('../screens/insights/InsightsScreen.tsx'))
const HandOverScreen = loadLater(() => import('../screens/hand-over/HandOverScreen.tsx'))
const HelpScreen = loadLater(() => import('../screens/help/HelpScreen.tsx'))
const ImportScreen = loadLater(() => import('../screens/import/ImportScreen.tsx'))
const TeamScreen = loadLater(() => import('../screens/team/TeamScreen.tsx'))
const DiagnosticsScreen = loadLater(() => import('../screens/diagnostics/DiagnosticsScreen.tsx'))
const LogScreen = loadLater(() => import('../screens/log/LogScreen.tsx'))
const TraceScreen = loadLater(() => import('../screens/trace/TraceScreen.tsx'))
const SettingsScreen = loadLater(() => import('../screens/settings/SettingsScreen.tsx'))

/** The desk of an open workspace. */
export function App({ membership }: { readonly membership: Membership }) {
  const [location] = useLocation()
  const [, section = ''] = location.split('/')
  return (
    <MembershipContext value={membership}>
      <Toasts>
        <TravelProvider>
          <Shell workspace={membership.workspace}>
            <ErrorBoundary resetKey={section}>
              <Suspense>
                <Switch>
                  <Route path="/orders/:id?">{({ id }) => <OrdersScreen id={idIn(id)} />}</Route>
                  <Route path="/products/:id?">{({ id }) => <ProductsScreen id={idIn(id)} />}</Route>
                  <Route path="/stock/:id?">{({ id }) => <StockScreen id={idIn(id)} />}</Route>
                  <Route path="/moves/:id?">{({ id }) => <MovesScreen id={idIn(id)} />}</Route>
                  <Route path="/count" component={CountScreen} />
                  <Route path="/customers/:id?">{({ id }) => <CustomersScreen id={idIn(id)} />}</Route>
                  <Route path="/money/*?" component={MoneyScreen} />
                  <Route path="/needs-you/:id?">{({ id }) => <NeedsYouScreen id={idIn(id)} />}</Route>
                  <Route path="/history" component={HistoryScreen} />
                  <Route path="/hand-over" component={HandOverScreen} />
                  <Route path="/insights" component={InsightsScreen} />
                  <Route path="/help" component={HelpScreen} />
                  <Route path="/import" component={ImportScreen} />
                  <Route path="/team" component={TeamScreen} />
                  <Route path="/diagnostics" component={DiagnosticsScreen} />
                  <Route path="/diagnostics/log/:id?">{({ id }) => <LogScreen id={idIn(id)} />}</Route>
                  <Route path="/diagnostics/trace/:id">
                    {({ id }) => <TraceScreen correlation={idIn(id) ?? ''} />}
                  </Route>
                  <Route path="/settings" component={SettingsScreen} />
                  <Route path="/">
                    <Redirect to="/orders" replace />
                  </Route>
                  <Route>
                    <NotFound />
                  </Route>
                </Switch>
              </Suspense>
            </ErrorBoundary>
          </Shell>
        </TravelProvider>
      </Toasts>
    </MembershipContext>
  )
}
