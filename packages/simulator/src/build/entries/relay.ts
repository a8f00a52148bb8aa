export {
  connect,
  createDemos,
  createExpulsions,
  createHttpApp,
  createRanges,
  createRoom,
  createSealer,
  createSnapshots,
  createTokens,
  defaultBounds,
  deriveKey,
} from '@causeway/relay/parts'
