declare const classes: {
  readonly contact: string
  readonly hidden: string
  readonly name: string
  readonly owed: string
  readonly row: string
  readonly state: string
}
export default classes
