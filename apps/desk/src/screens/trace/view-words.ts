/** A list of the desk: what people call it, and where it is shown. */
interface ViewWords {
  readonly title: string
  readonly href: string
}

/** Every view of the shop, by its name; a test holds it against them. */
export const viewWords: Readonly<Record<string, ViewWords>> = {
  orders: { title: 'Orders', href: '/orders' },
  payments: { title: 'Payments', href: '/money' },
  drawers: { title: 'Drawers', href: '/money/drawers' },
  products: { title: 'Products', href: '/products' },
  priceLists: { title: 'Price lists', href: '/settings' },
  stock: { title: 'Stock', href: '/stock' },
  locations: { title: 'Locations', href: '/settings' },
  transfers: { title: 'On the way', href: '/moves' },
  members: { title: 'Team', href: '/team' },
  customers: { title: 'Customers', href: '/customers' },
  texts: { title: 'Notes', href: '/hand-over' },
}
