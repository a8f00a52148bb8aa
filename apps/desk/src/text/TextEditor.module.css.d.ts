declare const classes: {
  readonly foot: string
  readonly frame: string
  readonly page: string
  readonly text: string
}
export default classes
