declare const classes: {
  readonly bad: string
  readonly mark: string
}
export default classes
