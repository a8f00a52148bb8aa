declare const classes: {
  readonly appear: string
  readonly column: string
  readonly opening: string
  readonly page: string
  readonly progress: string
  readonly title: string
}
export default classes
