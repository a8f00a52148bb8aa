declare const classes: {
  readonly asked: string
  readonly branches: string
  readonly event: string
  readonly icon: string
  readonly note: string
  readonly refusal: string
  readonly request: string
  readonly said: string
  readonly steps: string
}
export default classes
