declare const classes: {
  readonly currency: string
  readonly pane: string
  readonly sum: string
  readonly sums: string
  readonly tools: string
  readonly total: string
}
export default classes
