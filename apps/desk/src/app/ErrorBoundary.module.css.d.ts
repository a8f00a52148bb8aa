declare const classes: {
  readonly detail: string
  readonly fault: string
  readonly title: string
}
export default classes
