declare const classes: {
  readonly actions: string
  readonly detail: string
  readonly head: string
  readonly meta: string
  readonly part: string
}
export default classes
