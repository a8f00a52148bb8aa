declare const classes: {
  readonly description: string
  readonly scroller: string
  readonly section: string
  readonly sheet: string
  readonly title: string
}
export default classes
