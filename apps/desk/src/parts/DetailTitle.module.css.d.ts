declare const classes: {
  readonly back: string
  readonly title: string
}
export default classes
