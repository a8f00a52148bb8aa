declare const classes: {
  readonly actions: string
  readonly count: string
  readonly title: string
}
export default classes
