declare const classes: {
  readonly buttons: string
  readonly clock: string
  readonly slider: string
  readonly time: string
  readonly timeName: string
  readonly tools: string
  readonly wire: string
}
export default classes
