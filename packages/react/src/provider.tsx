import type { Workspace } from '@causeway/client'
import { createContext, type ReactNode, use } from 'react'

const WorkspaceContext = createContext<Workspace | undefined>(undefined)

/**
 * Gives the components below it an open workspace.
 *
 * @example
 * const workspace = await openWorkspace({ model, views, ...membership })
 * root.render(<WorkspaceProvider workspace={workspace}><App /></WorkspaceProvider>)
 */
export function WorkspaceProvider({
  workspace,
  children,
}: {
  readonly workspace: Workspace
  readonly children?: ReactNode
}) {
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>
}

/** The workspace of the nearest {@link WorkspaceProvider}. Throws where there is none: a fault in the app. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace needs a <WorkspaceProvider> above it.')
  return workspace
}
