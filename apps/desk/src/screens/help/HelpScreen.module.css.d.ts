declare const classes: {
  readonly caption: string
  readonly happens: string
  readonly meaning: string
  readonly more: string
  readonly table: string
  readonly why: string
  readonly word: string
  readonly words: string
}
export default classes
