declare const classes: {
  readonly notice: string
}
export default classes
