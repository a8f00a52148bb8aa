declare const classes: {
  readonly act: string
  readonly amount: string
  readonly balance: string
  readonly entry: string
  readonly heading: string
  readonly money: string
  readonly none: string
  readonly note: string
  readonly payment: string
  readonly sum: string
}
export default classes
