declare const classes: {
  readonly about: string
  readonly devices: string
  readonly header: string
  readonly lower: string
  readonly main: string
  readonly page: string
  readonly tabs: string
  readonly title: string
  readonly wire: string
}
export default classes
