declare const classes: {
  readonly author: string
  readonly mark: string
  readonly record: string
  readonly row: string
  readonly what: string
}
export default classes
