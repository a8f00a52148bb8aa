declare const classes: {
  readonly frame: string
  readonly table: string
}
export default classes
