declare const classes: {
  readonly rest: string
}
export default classes
