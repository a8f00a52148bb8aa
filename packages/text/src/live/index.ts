export { joinRoom, type LiveRoom, type LiveUser, type RoomTicket } from './join-room.ts'
export type { RoomStatus } from './status.ts'
