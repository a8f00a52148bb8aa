import { createRelay } from '../relay.ts'
import { notes } from './notes.fixture.ts'

// A relay in a process of its own, to be killed: prints where it is and a token for it.
const [dataDir = ''] = process.argv.slice(2)
const relay = await createRelay({ model: notes, dataDir })
const token = await relay.token({ workspace: 'w', actor: 'Ann', role: 'seller' })
process.stdout.write(`${JSON.stringify({ url: relay.url, token })}\n`)
