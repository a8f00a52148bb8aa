declare const classes: {
  readonly name: string
  readonly note: string
  readonly place: string
}
export default classes
