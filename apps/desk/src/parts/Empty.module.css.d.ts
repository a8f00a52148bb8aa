declare const classes: {
  readonly actions: string
  readonly empty: string
  readonly icon: string
  readonly text: string
  readonly title: string
}
export default classes
