declare const classes: {
  readonly coins: string
  readonly legend: string
}
export default classes
