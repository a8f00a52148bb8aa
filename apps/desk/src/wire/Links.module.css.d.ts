declare const classes: {
  readonly arrow: string
  readonly change: string
  readonly position: string
  readonly silence: string
}
export default classes
