import { defineModel, type Model } from '@causeway/core'
import { shopModel } from './model.ts'

declare global {
  /** Set by the build: the app's version and a digest of its code. */
  const appVersion: string
  /** Set by the build: of what all states come of, and of what else each aggregate's do. */
  const engineVersion: string
  const reducerVersions: Readonly<Record<string, string>>
}

/**
 * The shop with each aggregate by the code it stands on; one that the build did not find, by all there is. So desk and relay
 * know whether they compute the same states. Only where a build has set the versions.
 */
export function versionedShop(): { readonly model: Model; readonly version: string } {
  const aggregates = [...shopModel.values()].map((aggregate) => ({
    ...aggregate,
    version: reducerVersions[aggregate.name] ?? appVersion,
  }))
  return { model: defineModel(aggregates), version: engineVersion }
}
