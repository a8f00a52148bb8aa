declare const classes: {
  readonly bar: string
  readonly chart: string
  readonly column: string
  readonly drawing: string
  readonly grid: string
  readonly ground: string
  readonly label: string
  readonly tip: string
  readonly when: string
}
export default classes
