declare const classes: {
  readonly asked: string
  readonly icon: string
  readonly kind: string
  readonly name: string
  readonly row: string
}
export default classes
