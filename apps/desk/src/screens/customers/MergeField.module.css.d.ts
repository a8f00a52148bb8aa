declare const classes: {
  readonly choice: string
  readonly field: string
  readonly radio: string
  readonly text: string
  readonly title: string
}
export default classes
