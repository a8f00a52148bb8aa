declare const classes: {
  readonly notice: string
  readonly text: string
}
export default classes
