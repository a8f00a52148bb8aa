declare const classes: {
  readonly choice: string
  readonly description: string
  readonly legend: string
  readonly option: string
  readonly options: string
  readonly radio: string
  readonly title: string
}
export default classes
