declare const classes: {
  readonly change: string
  readonly figure: string
  readonly figures: string
  readonly name: string
  readonly note: string
  readonly value: string
}
export default classes
