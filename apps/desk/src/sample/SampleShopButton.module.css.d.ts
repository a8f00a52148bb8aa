declare const classes: {
  readonly problem: string
}
export default classes
