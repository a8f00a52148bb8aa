declare const classes: {
  readonly actions: string
  readonly icon: string
  readonly notice: string
  readonly text: string
  readonly title: string
}
export default classes
