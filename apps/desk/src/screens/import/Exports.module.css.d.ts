declare const classes: {
  readonly about: string
  readonly file: string
  readonly name: string
}
export default classes
