declare const classes: {
  readonly aside: string
  readonly detail: string
  readonly row: string
  readonly share: string
  readonly title: string
  readonly track: string
  readonly value: string
}
export default classes
