declare const classes: {
  readonly dot: string
  readonly drawing: string
  readonly frame: string
  readonly line: string
  readonly name: string
  readonly names: string
  readonly relay: string
  readonly scroller: string
  readonly window: string
}
export default classes
