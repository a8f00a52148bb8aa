declare const classes: {
  readonly entry: string
  readonly legend: string
}
export default classes
