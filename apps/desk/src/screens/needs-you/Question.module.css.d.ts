declare const classes: {
  readonly actions: string
  readonly asked: string
  readonly author: string
  readonly form: string
  readonly note: string
  readonly question: string
  readonly side: string
  readonly sides: string
  readonly title: string
  readonly value: string
  readonly why: string
}
export default classes
