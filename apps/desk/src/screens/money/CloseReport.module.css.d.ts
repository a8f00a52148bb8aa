declare const classes: {
  readonly back: string
  readonly head: string
  readonly how: string
  readonly print: string
  readonly scroller: string
  readonly signed: string
  readonly table: string
  readonly title: string
  readonly words: string
}
export default classes
