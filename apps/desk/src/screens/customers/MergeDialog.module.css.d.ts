declare const classes: {
  readonly bought: string
  readonly contact: string
  readonly head: string
  readonly name: string
  readonly outcome: string
  readonly title: string
  readonly which: string
}
export default classes
