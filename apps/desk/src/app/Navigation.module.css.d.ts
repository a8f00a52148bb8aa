declare const classes: {
  readonly brand: string
  readonly count: string
  readonly desk: string
  readonly link: string
  readonly more: string
  readonly navigation: string
  readonly sheet: string
  readonly title: string
  readonly work: string
  readonly workspace: string
}
export default classes
