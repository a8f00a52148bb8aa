declare const classes: {
  readonly choose: string
  readonly contact: string
  readonly customer: string
  readonly hidden: string
  readonly name: string
  readonly popup: string
  readonly positioner: string
  readonly problem: string
}
export default classes
