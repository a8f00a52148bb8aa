declare const classes: {
  readonly one: string
  readonly words: string
}
export default classes
