import { start } from './app.tsx'

const root = document.getElementById('root')
if (root) await start(root, location.hash.slice('#join='.length))
