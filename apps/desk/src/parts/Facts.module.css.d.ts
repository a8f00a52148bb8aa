declare const classes: {
  readonly fact: string
  readonly name: string
  readonly value: string
}
export default classes
