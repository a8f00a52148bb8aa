declare const classes: {
  readonly count: string
  readonly goOn: string
  readonly parts: string
  readonly tools: string
}
export default classes
