declare const classes: {
  readonly caret: string
  readonly selected: string
}
export default classes
