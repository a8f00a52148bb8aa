declare const classes: {
  readonly columns: string
  readonly group: string
  readonly heading: string
  readonly key: string
  readonly keys: string
  readonly more: string
  readonly or: string
  readonly row: string
}
export default classes
