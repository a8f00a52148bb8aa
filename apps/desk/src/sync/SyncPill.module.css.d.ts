declare const classes: {
  readonly icon: string
  readonly pill: string
  readonly place: string
  readonly turn: string
  readonly words: string
}
export default classes
