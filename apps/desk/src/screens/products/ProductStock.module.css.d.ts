declare const classes: {
  readonly locations: string
}
export default classes
