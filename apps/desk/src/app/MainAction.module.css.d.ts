declare const classes: {
  readonly action: string
}
export default classes
