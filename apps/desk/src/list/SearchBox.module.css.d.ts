declare const classes: {
  readonly box: string
  readonly icon: string
  readonly input: string
  readonly key: string
}
export default classes
