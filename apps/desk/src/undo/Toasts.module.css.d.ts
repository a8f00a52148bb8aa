declare const classes: {
  readonly place: string
  readonly text: string
  readonly toast: string
}
export default classes
