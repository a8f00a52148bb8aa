declare const classes: {
  readonly body: string
  readonly money: string
  readonly tabs: string
}
export default classes
