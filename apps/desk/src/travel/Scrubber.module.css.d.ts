declare const classes: {
  readonly control: string
  readonly mark: string
  readonly marks: string
  readonly root: string
  readonly thumb: string
  readonly track: string
}
export default classes
