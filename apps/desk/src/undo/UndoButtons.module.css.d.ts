declare const classes: {
  readonly buttons: string
}
export default classes
