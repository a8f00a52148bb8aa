declare const classes: {
  readonly form: string
  readonly link: string
  readonly member: string
  readonly note: string
  readonly person: string
}
export default classes
