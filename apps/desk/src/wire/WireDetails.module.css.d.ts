declare const classes: {
  readonly close: string
  readonly details: string
  readonly head: string
  readonly hint: string
  readonly rivals: string
  readonly soft: string
}
export default classes
