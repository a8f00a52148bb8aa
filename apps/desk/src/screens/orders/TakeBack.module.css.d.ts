declare const classes: {
  readonly line: string
  readonly name: string
  readonly note: string
}
export default classes
