declare const classes: {
  readonly name: string
  readonly number: string
  readonly row: string
  readonly state: string
  readonly total: string
  readonly when: string
  readonly words: string
}
export default classes
