declare const classes: {
  readonly actions: string
  readonly bar: string
  readonly choices: string
  readonly controls: string
  readonly head: string
  readonly icon: string
  readonly said: string
}
export default classes
