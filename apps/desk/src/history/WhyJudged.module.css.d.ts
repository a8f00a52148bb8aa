declare const classes: {
  readonly author: string
  readonly rivals: string
  readonly why: string
}
export default classes
