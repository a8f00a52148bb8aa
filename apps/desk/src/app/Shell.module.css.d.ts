declare const classes: {
  readonly bar: string
  readonly header: string
  readonly main: string
  readonly notices: string
  readonly people: string
  readonly shell: string
}
export default classes
