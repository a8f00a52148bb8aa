declare const classes: {
  readonly group: string
  readonly tool: string
  readonly toolbar: string
}
export default classes
