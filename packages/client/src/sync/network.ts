/** What sync reaches the relay with. */
export interface Network {
  /** Opens a socket, which then says what becomes of it. */
  openSocket(url: URL): NetworkSocket
  fetch(url: URL, init: RequestInit): Promise<Response>
}

/** As much of a `WebSocket` as sync needs. */
export interface NetworkSocket {
  readonly readyState: number
  send(frame: string): void
  close(): void
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent<string>) => void) | null
  onclose: ((event: CloseEvent) => void) | null
}

/** The browser's own. */
export const browserNetwork: Network = {
  openSocket: (url) => new WebSocket(url),
  fetch: (url, init) => fetch(url, init),
}
