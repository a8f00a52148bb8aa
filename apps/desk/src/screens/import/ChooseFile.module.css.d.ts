declare const classes: {
  readonly help: string
  readonly icon: string
  readonly input: string
  readonly text: string
  readonly title: string
  readonly zone: string
}
export default classes
