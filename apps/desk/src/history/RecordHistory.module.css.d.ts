declare const classes: {
  readonly actions: string
  readonly author: string
  readonly correct: string
  readonly entries: string
  readonly entry: string
  readonly heading: string
  readonly history: string
  readonly rivals: string
  readonly text: string
  readonly toggle: string
  readonly what: string
  readonly why: string
}
export default classes
