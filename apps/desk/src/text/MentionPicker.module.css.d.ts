declare const classes: {
  readonly icon: string
  readonly item: string
  readonly list: string
  readonly name: string
  readonly note: string
}
export default classes
