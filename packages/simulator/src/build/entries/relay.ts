export {
  connect,
  createDemos,
  createExpulsions,
  createHttpApp,
  createRanges,
  createRoom,
  createSealer,
  createTokens,
  defaultBounds,
  deriveKey,
} from '@causeway/relay/parts'
