declare const classes: {
  readonly difference: string
  readonly expected: string
  readonly note: string
  readonly sums: string
}
export default classes
