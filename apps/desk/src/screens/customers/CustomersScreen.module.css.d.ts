declare const classes: {
  readonly contact: string
  readonly name: string
  readonly row: string
  readonly state: string
}
export default classes
