declare const classes: {
  readonly icon: string
  readonly keys: string
  readonly note: string
  readonly title: string
}
export default classes
