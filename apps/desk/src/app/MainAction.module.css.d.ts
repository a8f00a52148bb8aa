declare const classes: {
  readonly action: string
  readonly what: string
}
export default classes
