declare const classes: {
  readonly name: string
  readonly price: string
  readonly row: string
  readonly sku: string
  readonly state: string
  readonly stock: string
}
export default classes
