declare const classes: {
  readonly actions: string
  readonly bar: string
  readonly failed: string
  readonly numbers: string
  readonly progress: string
  readonly track: string
}
export default classes
