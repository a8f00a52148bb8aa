declare const classes: {
  readonly one: string
  readonly there: string
  readonly words: string
}
export default classes
