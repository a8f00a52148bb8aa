export {
  connect,
  createDemos,
  createHttpApp,
  createRanges,
  createRoom,
  createSealer,
  createTokens,
  defaultBounds,
  deriveKey,
} from '@causeway/relay/parts'
