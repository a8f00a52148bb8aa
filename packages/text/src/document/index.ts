export { type OpenText, openText, type Saving } from './open-text.ts'
export { page, plainText } from './plain-text.ts'
export { documentOf } from './read.ts'
export { recoverUnsaved } from './unsaved.ts'
