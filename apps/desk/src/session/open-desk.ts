import { type Network, openWorkspace, type Workspace } from '@causeway/client'
import { shopRights, shopViews, versionedShop } from '@causeway/shop'
import { plainTextsOf } from '../text/plain-texts.ts'
import type { Membership } from './membership.ts'
import { noteProgress } from './opening-progress.ts'
import { reportStorageLoss } from './storage-loss.ts'

declare global {
  /** The console's handle on the open workspace, for diagnosis: `causeway.stateHash()`, `.diagnostics()`, `.execute()`. */
  var causeway: Workspace | undefined
}

/** What came of opening a workspace. */
export type Opening =
  | { readonly ok: true; readonly workspace: Workspace }
  /** What happened, what is safe and what to do. */
  | { readonly ok: false; readonly message: string }

/** Opens the member's workspace against the relay that served the desk, over a network that may be another. */
export async function openDesk(membership: Membership, network?: Network): Promise<Opening> {
  try {
    const workspace = await openWorkspace({
      ...versionedShop(),
      views: shopViews,
      rights: shopRights,
      relay: location.origin,
      onStorageLost: reportStorageLoss,
      onProgress: noteProgress,
      ...membership,
      ...(network && { network }),
    })
    globalThis.causeway = workspace
    plainTextsOf(workspace)
    return { ok: true, workspace }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
