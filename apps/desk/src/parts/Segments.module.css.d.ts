declare const classes: {
  readonly input: string
  readonly legend: string
  readonly segment: string
  readonly segments: string
  readonly track: string
}
export default classes
