declare const classes: {
  readonly buttons: string
  readonly running: string
}
export default classes
