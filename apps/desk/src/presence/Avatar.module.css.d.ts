declare const classes: {
  readonly avatar: string
}
export default classes
