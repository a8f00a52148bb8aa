declare const classes: {
  readonly difference: string
}
export default classes
