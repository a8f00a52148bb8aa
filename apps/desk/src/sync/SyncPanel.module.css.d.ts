declare const classes: {
  readonly contact: string
  readonly count: string
  readonly device: string
  readonly explanation: string
  readonly heading: string
  readonly more: string
  readonly name: string
  readonly part: string
  readonly popup: string
  readonly positioner: string
  readonly record: string
  readonly title: string
}
export default classes
