declare const classes: {
  readonly paper: string
}
export default classes
