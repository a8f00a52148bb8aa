declare const classes: {
  readonly name: string
  readonly price: string
  readonly sku: string
  readonly stock: string
}
export default classes
