declare const classes: {
  readonly applied: string
  readonly concurrent: string
  readonly escalated: string
  readonly itself: string
  readonly merged: string
  readonly reach: string
  readonly refused: string
  readonly rival: string
  readonly superseded: string
  readonly waiting: string
}
export default classes
