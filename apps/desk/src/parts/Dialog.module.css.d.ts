declare const classes: {
  readonly actions: string
  readonly description: string
  readonly dialog: string
  readonly head: string
  readonly scrim: string
  readonly title: string
  readonly viewport: string
  readonly wide: string
}
export default classes
