declare const classes: {
  readonly choices: string
  readonly column: string
  readonly columns: string
  readonly insights: string
  readonly period: string
  readonly scroller: string
}
export default classes
