declare const classes: {
  readonly actions: string
  readonly problems: string
  readonly scroller: string
  readonly value: string
}
export default classes
