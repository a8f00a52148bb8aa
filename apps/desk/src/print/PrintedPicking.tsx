import { useView, useWorkspace } from '@causeway/react'
import { order, orderList, pickingRows } from '@causeway/shop'
import { Printed } from './Printed.tsx'

interface PrintedPickingProps {
  readonly location: string
  readonly place: string
  readonly onDone: () => void
}

/** What is to be taken from the shelves of a location, on paper, with a box to tick for each order. */
export function PrintedPicking({ location, place, onDone }: PrintedPickingProps) {
  const { state } = useWorkspace()
  const orders = useView(orderList, ({ sorted }) => sorted)
  const due = orders.filter(({ progress }) => progress === 'confirmed').map(({ id }) => state(order, id))
  const rows = pickingRows(due, location)
  return (
    <Printed onDone={onDone}>
      <h1>Picking list: {place}</h1>
      <p>{new Date().toLocaleString()}</p>
      {rows.length === 0 && <p>Nothing is to be taken from the shelf.</p>}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">For</th>
              <th scope="col">Quantity</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ product, name, quantity, orders: wanting }) => (
              <tr key={product}>
                <td>{name}</td>
                <td>
                  {wanting.map(({ number, quantity: each }) => (
                    <div key={number}>
                      {each.toLocaleString()} × {number} ☐
                    </div>
                  ))}
                </td>
                <td>{quantity.toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Printed>
  )
}
