declare const classes: {
  readonly after: string
  readonly before: string
  readonly difference: string
  readonly name: string
  readonly problem: string
  readonly result: string
}
export default classes
