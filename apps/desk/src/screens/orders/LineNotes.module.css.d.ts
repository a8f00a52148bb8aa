declare const classes: {
  readonly notes: string
}
export default classes
