declare const classes: {
  readonly idle: string
  readonly name: string
  readonly person: string
  readonly place: string
  readonly popup: string
  readonly positioner: string
  readonly title: string
}
export default classes
