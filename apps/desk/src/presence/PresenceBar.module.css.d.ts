declare const classes: {
  readonly more: string
  readonly people: string
}
export default classes
