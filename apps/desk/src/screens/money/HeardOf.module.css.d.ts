declare const classes: {
  readonly devices: string
}
export default classes
