declare const classes: {
  readonly form: string
  readonly link: string
}
export default classes
