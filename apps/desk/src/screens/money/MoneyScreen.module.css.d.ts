declare const classes: {
  readonly money: string
}
export default classes
