declare const classes: {
  readonly events: string
  readonly none: string
  readonly note: string
  readonly title: string
}
export default classes
