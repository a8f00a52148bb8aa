declare const classes: {
  readonly amount: string
  readonly close: string
  readonly day: string
  readonly difference: string
  readonly heading: string
  readonly move: string
  readonly none: string
  readonly note: string
}
export default classes
