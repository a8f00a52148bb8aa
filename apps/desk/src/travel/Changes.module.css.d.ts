declare const classes: {
  readonly count: string
  readonly record: string
  readonly records: string
  readonly stays: string
  readonly table: string
  readonly title: string
}
export default classes
