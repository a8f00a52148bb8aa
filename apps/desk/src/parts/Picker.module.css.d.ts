declare const classes: {
  readonly anchor: string
  readonly empty: string
  readonly frame: string
  readonly icon: string
  readonly inline: string
  readonly input: string
  readonly item: string
  readonly list: string
  readonly low: string
  readonly popup: string
}
export default classes
