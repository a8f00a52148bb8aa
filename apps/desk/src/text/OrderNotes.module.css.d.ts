declare const classes: {
  readonly heading: string
  readonly notes: string
  readonly place: string
}
export default classes
