declare const classes: {
  readonly goods: string
  readonly name: string
  readonly note: string
  readonly row: string
}
export default classes
