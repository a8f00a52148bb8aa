declare const classes: {
  readonly matters: string
}
export default classes
