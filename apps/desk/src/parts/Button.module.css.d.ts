declare const classes: {
  readonly button: string
  readonly danger: string
  readonly hint: string
  readonly plain: string
  readonly primary: string
  readonly quiet: string
  readonly small: string
  readonly square: string
}
export default classes
