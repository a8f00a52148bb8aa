declare const classes: {
  readonly change: string
  readonly done: string
  readonly field: string
  readonly form: string
  readonly list: string
  readonly more: string
  readonly name: string
  readonly note: string
  readonly progress: string
  readonly row: string
  readonly screen: string
}
export default classes
