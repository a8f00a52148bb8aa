declare const classes: {
  readonly above: string
  readonly bar: string
  readonly header: string
  readonly main: string
  readonly notices: string
  readonly people: string
  readonly shell: string
}
export default classes
