declare const classes: {
  readonly held: string
  readonly list: string
}
export default classes
