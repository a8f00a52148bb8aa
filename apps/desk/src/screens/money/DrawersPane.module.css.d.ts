declare const classes: {
  readonly name: string
  readonly own: string
  readonly row: string
}
export default classes
