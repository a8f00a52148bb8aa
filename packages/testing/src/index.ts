export { type Given, given, subject } from './given.ts'
export { later, type Step, type TakeBack, takeBack } from './story/device.ts'
export { type Story, type StoryOptions, story, type World } from './story/story.ts'
