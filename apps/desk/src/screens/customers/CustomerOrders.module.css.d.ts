declare const classes: {
  readonly count: string
  readonly favourite: string
  readonly heading: string
  readonly name: string
  readonly none: string
  readonly number: string
  readonly order: string
  readonly state: string
  readonly total: string
  readonly when: string
}
export default classes
