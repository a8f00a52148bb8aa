declare const classes: {
  readonly amount: string
  readonly how: string
  readonly line: string
  readonly name: string
  readonly number: string
  readonly place: string
  readonly reference: string
  readonly when: string
}
export default classes
