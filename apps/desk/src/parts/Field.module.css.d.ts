declare const classes: {
  readonly affix: string
  readonly area: string
  readonly control: string
  readonly description: string
  readonly error: string
  readonly field: string
  readonly frame: string
  readonly hidden: string
  readonly label: string
  readonly select: string
}
export default classes
