import { openWorkspace } from '@causeway/client'
import { aggregate, commutes, defineModel, event, view } from '@causeway/core'
import { useExecute, useView, WorkspaceProvider } from '@causeway/react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'

// What can happen. Two people counting at the same time both count: counts commute.
const Counted = event('Counted', { data: z.object({ by: z.int() }), policy: commutes() })

// What it comes to, and what may be asked for.
interface TallyState {
  readonly count: number
}
const nothingCounted: TallyState = { count: 0 }
const tally = aggregate('tally', {
  initialState: nothingCounted,
  events: [Counted],
  evolve: { Counted: (state, { by }) => ({ count: state.count + by }) },
  commands: {
    count: { input: z.object({ by: z.int() }), decide: (_state, { by }) => [Counted.of({ by })] },
  },
})

// What is shown.
const tallies = view('tallies', {
  version: 1,
  from: tally,
  row: ({ count }, { id, pending }) => ({ id, count, pending }),
  compare: (a, b) => b.count - a.count || (a.id < b.id ? -1 : 1),
})

export const model = defineModel([tally])

function Tallies() {
  const rows = useView(tallies, ({ sorted }) => sorted)
  const { execute } = useExecute()
  return ['tea', 'coffee'].map((id) => (
    <button type="button" key={id} onClick={() => execute(tally.commands.count(id, { by: 1 }))}>
      {id}: {rows.find((row) => row.id === id)?.count ?? 0}
    </button>
  ))
}

/** Opens the workspace of a join link's token and shows it. */
export async function start(root: HTMLElement, token: string): Promise<void> {
  const { workspace, actor, role } = JSON.parse(atob(token.split('.')[1] ?? ''))
  const opened = await openWorkspace({
    ...{ model, views: [tallies], version: '1', workspace, actor, role, token },
    relay: location.origin,
  })
  createRoot(root).render(
    <WorkspaceProvider workspace={opened}>
      <Tallies />
    </WorkspaceProvider>,
  )
}
