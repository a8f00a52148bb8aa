declare const classes: {
  readonly count: string
  readonly free: string
  readonly name: string
  readonly note: string
  readonly row: string
}
export default classes
