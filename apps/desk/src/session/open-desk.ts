import { type Network, openWorkspace, type Workspace } from '@causeway/client'
import { defineModel, type Model } from '@causeway/core'
import { shopModel, shopRights, shopViews } from '@causeway/shop'
import { plainTextsOf } from '../text/plain-texts.ts'
import type { Membership } from './membership.ts'
import { noteProgress } from './opening-progress.ts'
import { reportStorageLoss } from './storage-loss.ts'

declare global {
  /** Set by the build: the app's version and a digest of its code. */
  const appVersion: string
  /** Set by the build: of what all states come of, and of what else each aggregate's do. */
  const engineVersion: string
  const reducerVersions: Readonly<Record<string, string>>

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
      model: versionedModel(),
      views: shopViews,
      rights: shopRights,
      version: engineVersion,
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

/** The shop, each aggregate by the code it stands on; one that the build did not find, by all there is. */
function versionedModel(): Model {
  const aggregates = [...shopModel.values()].map((aggregate) => ({
    ...aggregate,
    version: reducerVersions[aggregate.name] ?? appVersion,
  }))
  return defineModel(aggregates)
}
