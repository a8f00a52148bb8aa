/** A kind of WebSocket that says something first, before whoever opened it can. */
export function socketSaying(first: () => string): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL) {
      super(address)
      this.addEventListener('open', () => this.send(first()))
    }
  }
}
