export {
  isTextEdit,
  longestUpdate,
  mostMerged,
  type TextEdit,
  TextEdited,
  type TextState,
  text,
  textList,
} from './log/text.ts'
