import type { Plugin } from 'vite'

/** One place of the product, and what stands there instead. */
export interface Change {
  /** The file, from `packages/`. */
  readonly file: string
  /** A piece of its text that is there exactly once. */
  readonly find: string
  readonly replace: string
}

/** A bug planted while the product is bundled: the sources stay as they are. */
export interface Mutation {
  /** What is broken, in words. */
  readonly name: string
  readonly changes: readonly Change[]
}

/** A mutation on its way into a bundle. */
export interface Planting {
  readonly plugin: Plugin
  /** Throws when a place it was to change was not bundled: then nothing is broken. */
  verify(): void
}

/** Changes the product while it is loaded. Fails when a place is not there any more. */
export function plant({ name, changes }: Mutation): Planting {
  const planted = new Set<Change>()
  return {
    plugin: {
      name: 'mutation',
      enforce: 'pre',
      transform(code, id) {
        const here = changes.filter(({ file }) => id.endsWith(`/packages/${file}`))
        if (here.length === 0) return null
        return here.reduce((text, change) => {
          const { file, find, replace } = change
          if (text.split(find).length !== 2) throw new Error(`${name}: "${find}" is not once in ${file}.`)
          planted.add(change)
          return text.replace(find, () => replace)
        }, code)
      },
    },
    verify() {
      for (const change of changes) {
        if (!planted.has(change)) throw new Error(`${name}: ${change.file} is in no bundle.`)
      }
    },
  }
}
