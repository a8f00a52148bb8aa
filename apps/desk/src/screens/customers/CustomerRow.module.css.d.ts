declare const classes: {
  readonly contact: string
  readonly name: string
  readonly owed: string
  readonly row: string
  readonly state: string
  readonly unit: string
}
export default classes
