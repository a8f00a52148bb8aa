export { longestUpdate, mostMerged, type TextEdit, TextEdited, type TextState, text } from './log/text.ts'
