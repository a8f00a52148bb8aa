declare const classes: {
  readonly address: string
  readonly code: string
  readonly delivery: string
  readonly way: string
}
export default classes
