declare const classes: {
  readonly buttons: string
  readonly check: string
  readonly count: string
  readonly guide: string
  readonly outcome: string
  readonly text: string
  readonly title: string
}
export default classes
