import { createRelay } from '../relay.ts'
import { noteList, noteModel, otherList } from './note-views.fixture.ts'

// A relay in a process of its own, to be killed while it builds views on two threads.
const [dataDir = ''] = process.argv.slice(2)
const relay = await createRelay({
  model: noteModel,
  views: [noteList(), otherList],
  viewThreads: { script: new URL('./note-lane.fixture.js', import.meta.url), count: 2 },
  dataDir,
})
const token = await relay.token({ workspace: 'w', actor: 'Ann', role: 'seller' })
process.stdout.write(`${JSON.stringify({ url: relay.url, token })}\n`)
