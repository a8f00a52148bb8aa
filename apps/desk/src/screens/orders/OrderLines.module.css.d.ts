declare const classes: {
  readonly add: string
  readonly amount: string
  readonly closed: string
  readonly discount: string
  readonly heads: string
  readonly line: string
  readonly name: string
  readonly off: string
  readonly per: string
  readonly price: string
  readonly quantity: string
  readonly remove: string
}
export default classes
