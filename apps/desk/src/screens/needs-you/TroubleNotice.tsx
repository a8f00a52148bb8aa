import type { Trouble } from '@causeway/core'
import { Notice } from '../../parts/Notice.tsx'

/** Why a record cannot be trusted or edited for now, and what to do. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble }) {
  return trouble.kind === 'newer' ? (
    <Notice tone="warn" title="A newer version of the desk changed this">
      It can be read here, but not edited. Nothing is lost. Load the page again to update.
    </Notice>
  ) : (
    <Notice tone="bad" title="One change could not be read and was set aside">
      Everything else goes on. Copy the report under Diagnostics for whoever looks after the desk. (
      {trouble.type}: {trouble.message})
    </Notice>
  )
}
