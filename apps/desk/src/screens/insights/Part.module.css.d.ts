declare const classes: {
  readonly action: string
  readonly head: string
  readonly note: string
  readonly nothing: string
  readonly part: string
  readonly sum: string
  readonly title: string
}
export default classes
