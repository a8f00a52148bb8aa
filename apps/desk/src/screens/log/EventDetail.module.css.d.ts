declare const classes: {
  readonly data: string
  readonly narrow: string
  readonly part: string
}
export default classes
