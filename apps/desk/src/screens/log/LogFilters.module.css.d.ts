declare const classes: {
  readonly filters: string
  readonly note: string
  readonly title: string
  readonly whole: string
}
export default classes
