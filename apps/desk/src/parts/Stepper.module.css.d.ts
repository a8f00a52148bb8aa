declare const classes: {
  readonly step: string
  readonly stepper: string
  readonly value: string
}
export default classes
