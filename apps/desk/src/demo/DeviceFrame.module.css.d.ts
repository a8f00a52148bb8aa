declare const classes: {
  readonly device: string
  readonly frame: string
  readonly head: string
  readonly plug: string
  readonly screen: string
  readonly title: string
}
export default classes
