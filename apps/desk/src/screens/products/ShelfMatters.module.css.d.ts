declare const classes: {
  readonly heading: string
  readonly name: string
  readonly number: string
  readonly quantity: string
  readonly wish: string
}
export default classes
