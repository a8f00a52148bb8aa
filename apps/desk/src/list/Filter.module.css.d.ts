declare const classes: {
  readonly count: string
  readonly filter: string
  readonly input: string
  readonly option: string
}
export default classes
