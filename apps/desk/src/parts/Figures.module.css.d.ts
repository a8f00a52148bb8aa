declare const classes: {
  readonly figure: string
  readonly figures: string
  readonly name: string
  readonly value: string
}
export default classes
