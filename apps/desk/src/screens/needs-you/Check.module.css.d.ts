declare const classes: {
  readonly author: string
  readonly check: string
  readonly choice: string
  readonly choices: string
  readonly message: string
  readonly met: string
  readonly note: string
}
export default classes
