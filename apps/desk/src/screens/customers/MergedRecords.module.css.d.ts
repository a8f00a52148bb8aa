declare const classes: {
  readonly details: string
  readonly heading: string
  readonly name: string
  readonly record: string
  readonly text: string
}
export default classes
