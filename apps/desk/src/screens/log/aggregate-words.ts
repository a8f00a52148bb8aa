/** What people call the records of each kind; a test holds it against the shop's model. */
export const aggregateWords: Readonly<Record<string, string>> = {
  order: 'Orders',
  customer: 'Customers',
  product: 'Products',
  stock: 'Stock',
  transfer: 'Goods on the way',
  drawer: 'Drawers',
  priceList: 'Price lists',
  location: 'Locations',
  text: 'Notes',
  member: 'Team',
  desk: 'The desk',
  numbering: 'Official numbers',
}
