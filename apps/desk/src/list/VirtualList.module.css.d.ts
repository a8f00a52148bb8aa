declare const classes: {
  readonly item: string
  readonly list: string
  readonly row: string
  readonly scroller: string
}
export default classes
