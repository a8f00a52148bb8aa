export { type Bounds, defaultBounds } from './bounds.ts'
export { createRelay, type Relay, type RelayOptions } from './relay.ts'
export { defaultRoomBounds, type RoomBounds } from './rooms/bounds.ts'
export { RelayStartError, type StartProblem } from './start-error.ts'
