declare const classes: {
  readonly detail: string
  readonly list: string
  readonly split: string
  readonly toolbar: string
}
export default classes
