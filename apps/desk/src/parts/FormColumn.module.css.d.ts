declare const classes: {
  readonly column: string
  readonly row: string
}
export default classes
