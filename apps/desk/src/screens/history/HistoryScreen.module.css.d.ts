declare const classes: {
  readonly screen: string
}
export default classes
